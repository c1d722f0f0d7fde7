import type { AuthorizationPolicy } from "../../model/declarations";
import { listField } from "../fields/list-field";
import { textElement } from "../fields/lists";
import type { Notes, RawObject } from "../fields/notes";
import { byText } from "./elements";
import type { Identity } from "./identity";

/** https://learn.microsoft.com/graph/api/resources/authorizationpolicy, v1.0 and beta. */
export const authorizationPolicyFields = {
  permissionGrantPoliciesAssigned: listField(
    textElement,
    byText,
    { path: ["defaultUserRolePermissions", "permissionGrantPoliciesAssigned"] },
    { path: ["permissionGrantPolicyIdsAssignedToDefaultUserRole"] },
  ),
};

export function readAuthorizationPolicy(raw: RawObject, identity: Identity, notes: Notes): AuthorizationPolicy {
  return {
    kind: "authorizationPolicy",
    ...identity,
    permissionGrantPoliciesAssigned: authorizationPolicyFields.permissionGrantPoliciesAssigned.read(raw, notes),
  };
}
