import type {
  AuthorizationPolicy,
  ClaimsMappingPolicy,
  DelegatedPermissionClassification,
  FieldList,
  PermissionGrantConditionSet,
  PermissionGrantPolicy,
} from "../../model/declarations";
import { isUnknown, unknown } from "../../model/unknown";
import { type FieldReader, scalar } from "../fields/field";
import { listField } from "../fields/list-field";
import { objectElement, type ReadElement, textElement, texts } from "../fields/lists";
import { isObject, type Notes, type RawObject } from "../fields/notes";
import { flag, id, name, text } from "../fields/values";
import { byField, byText } from "./elements";
import type { Identity } from "./identity";

const conditionSet = objectElement<PermissionGrantConditionSet>((raw, notes) => ({
  id: id(raw["id"]),
  permissionType: text(raw["permissionType"]),
  permissionClassification: text(raw["permissionClassification"]),
  resourceApplication: text(raw["resourceApplication"]),
  permissions: texts(raw["permissions"], notes),
  clientApplicationIds: texts(raw["clientApplicationIds"], notes),
  clientApplicationTenantIds: texts(raw["clientApplicationTenantIds"], notes),
  clientApplicationPublisherIds: texts(raw["clientApplicationPublisherIds"], notes),
  clientApplicationsFromVerifiedPublisherOnly: flag(raw["clientApplicationsFromVerifiedPublisherOnly"]),
}));

/** https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy */
export const grantPolicyFields = {
  id: scalar(text, ["id"]),
  displayName: scalar(name, ["displayName"]),
  includes: listField(conditionSet, byField("id"), { path: ["includes"] }),
  excludes: listField(conditionSet, byField("id"), { path: ["excludes"] }),
};

export function readGrantPolicy(raw: RawObject, identity: Identity, notes: Notes): PermissionGrantPolicy {
  return {
    kind: "permissionGrantPolicy",
    ...identity,
    id: grantPolicyFields.id.read(raw, notes),
    displayName: grantPolicyFields.displayName.read(raw, notes),
    includes: grantPolicyFields.includes.read(raw, notes),
    excludes: grantPolicyFields.excludes.read(raw, notes),
  };
}

/** https://learn.microsoft.com/graph/api/resources/delegatedpermissionclassification; `aadguard export` adds `servicePrincipalId`. */
export const classificationFields = {
  id: scalar(id, ["id"]),
  servicePrincipalId: scalar(id, ["servicePrincipalId"]),
  permissionId: scalar(id, ["permissionId"]),
  permissionName: scalar(text, ["permissionName"]),
  classification: scalar(text, ["classification"]),
};

export function readClassification(
  raw: RawObject,
  identity: Identity,
  notes: Notes,
  servicePrincipal: string | undefined,
): DelegatedPermissionClassification {
  return {
    kind: "delegatedPermissionClassification",
    ...identity,
    id: classificationFields.id.read(raw, notes),
    servicePrincipalId: classificationFields.servicePrincipalId.read(raw, notes) ?? servicePrincipal,
    permissionId: classificationFields.permissionId.read(raw, notes),
    permissionName: classificationFields.permissionName.read(raw, notes),
    classification: classificationFields.classification.read(raw, notes),
  };
}

/** The id of one that a policy applies to: Graph gives objects (`$expand=appliesTo`). */
const applied: ReadElement<string> = (raw) => id(isObject(raw) ? raw["id"] : raw) ?? unknown("placeholder");

/** https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy. Its definition is not read: no rule asks which claims. */
export const claimsPolicyFields = {
  id: scalar(id, ["id"]),
  displayName: scalar(name, ["displayName"]),
  appliesTo: listField(applied, byText, { path: ["appliesTo"] }) satisfies FieldReader<FieldList<string>>,
};

export function readClaimsPolicy(
  raw: RawObject,
  identity: Identity,
  notes: Notes,
  servicePrincipal: string | undefined,
): ClaimsMappingPolicy {
  const appliesTo = claimsPolicyFields.appliesTo.read(raw, notes);
  return {
    kind: "claimsMappingPolicy",
    ...identity,
    id: claimsPolicyFields.id.read(raw, notes),
    displayName: claimsPolicyFields.displayName.read(raw, notes),
    // Below a service principal it is assigned to that one at least.
    appliesTo: servicePrincipal === undefined || isUnknown(appliesTo) ? appliesTo : [...(appliesTo ?? []), servicePrincipal],
  };
}

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
