import type { FederatedIdentityCredential } from "../../model/declarations";
import { scalar } from "../fields/field";
import type { Notes, RawObject } from "../fields/notes";
import { id, name } from "../fields/values";
import { MisreadError } from "../misread";
import type { Identity } from "./identity";

/**
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredential. It does not name its application itself:
 * an export script may add `applicationId` or `appId`, else the page or the folder around it does.
 */
export const federatedCredentialFields = {
  applicationId: scalar(id, ["applicationId"], ["appId"]),
  name: scalar(name, ["name"]),
};

export function readFederatedCredential(
  raw: RawObject,
  identity: Identity,
  notes: Notes,
  application: string | undefined,
): FederatedIdentityCredential {
  if (typeof raw["id"] === "object" && raw["id"] !== null) throw new MisreadError("/id", "The id of this credential is not a string.");
  return {
    kind: "federatedIdentityCredential",
    ...identity,
    applicationId: federatedCredentialFields.applicationId.read(raw, notes) ?? application,
    name: federatedCredentialFields.name.read(raw, notes),
  };
}
