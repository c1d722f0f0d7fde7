import type { FederatedIdentityCredential } from "../../model/declarations";
import { scalar } from "../fields/field";
import type { Notes, RawObject } from "../fields/notes";
import { listField } from "../fields/list-field";
import { textElement } from "../fields/lists";
import { id, name, text } from "../fields/values";
import { byText, expression } from "./elements";
import { MisreadError } from "../misread";
import type { Identity } from "./identity";

/**
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredential. It does not name its application itself:
 * an export script may add `applicationId` or `appId`, else the page or the folder around it does.
 */
export const federatedCredentialFields = {
  applicationId: scalar(id, ["applicationId"], ["appId"]),
  name: scalar(name, ["name"]),
  issuer: scalar(text, ["issuer"]),
  subject: scalar(text, ["subject"]),
  audiences: listField(textElement, byText, { path: ["audiences"] }),
  claimsMatchingExpression: scalar(expression, ["claimsMatchingExpression"]),
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
    issuer: federatedCredentialFields.issuer.read(raw, notes),
    subject: federatedCredentialFields.subject.read(raw, notes),
    audiences: federatedCredentialFields.audiences.read(raw, notes),
    claimsMatchingExpression: federatedCredentialFields.claimsMatchingExpression.read(raw, notes),
  };
}
