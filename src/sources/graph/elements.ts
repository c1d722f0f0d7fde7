import type {
  AppRole,
  FederatedCredential,
  KeyCredential,
  PasswordCredential,
  PermissionScope,
  PreAuthorizedApplication,
  RequiredResourceAccess,
  ResourceAccess,
  SeparateField,
} from "../../model/declarations";
import type { Field } from "../../model/unknown";
import { permissionType } from "../../entra/permission-type";
import { inCamel } from "../fields/casing";
import { date } from "../fields/date";
import type { KeyOf } from "../fields/list-field";
import { list, objectElement, permissionIdElement, texts } from "../fields/lists";
import { isObject, type RawObject } from "../fields/notes";
import { flag, id, identifier, name, permissionId, text } from "../fields/values";

/*
 * The elements that applications and service principals are made of. Key material (`key`, `value` of a credential,
 * `secretText`) is not read.
 */

export const permissionScope = objectElement<PermissionScope>((raw) => ({
  id: permissionId(raw["id"]),
  value: text(raw["value"]),
  type: text(raw["type"]),
  isEnabled: flag(raw["isEnabled"]),
}));

export const appRole = objectElement<AppRole>((raw, notes) => ({
  id: permissionId(raw["id"]),
  value: text(raw["value"]),
  allowedMemberTypes: texts(raw["allowedMemberTypes"], notes),
  isEnabled: flag(raw["isEnabled"]),
}));

const resourceAccess = objectElement<ResourceAccess>((raw) => ({ id: permissionId(raw["id"]), type: permissionType(text(raw["type"])) }));

export const requiredResourceAccess = objectElement<RequiredResourceAccess>((raw, notes) => ({
  resourceAppId: id(raw["resourceAppId"]),
  resourceAccess: list(raw["resourceAccess"], resourceAccess, notes),
}));

export const preAuthorizedApplication = objectElement<PreAuthorizedApplication>((raw, notes) => ({
  appId: id(raw["appId"]),
  // Graph's beta and the AAD Graph manifest: `permissionIds`.
  delegatedPermissionIds: list(either(raw, "delegatedPermissionIds", "permissionIds"), permissionIdElement, notes),
}));

export const separateField = objectElement<SeparateField>((raw) => ({ field: text(raw["field"]), by: text(raw["by"]) }));

export const keyCredential = objectElement<KeyCredential>((raw) => ({
  keyId: id(raw["keyId"]),
  type: text(raw["type"]),
  usage: text(raw["usage"]),
  startDateTime: date(either(raw, "startDateTime", "startDate")),
  endDateTime: date(either(raw, "endDateTime", "endDate")),
  displayName: name(raw["displayName"]),
  customKeyIdentifier: identifier(raw["customKeyIdentifier"]),
}));

export const passwordCredential = objectElement<PasswordCredential>((raw) => ({
  keyId: id(raw["keyId"]),
  hint: text(raw["hint"]),
  startDateTime: date(either(raw, "startDateTime", "startDate")),
  endDateTime: date(either(raw, "endDateTime", "endDate")),
  displayName: name(raw["displayName"]),
  customKeyIdentifier: identifier(raw["customKeyIdentifier"]),
}));

export const federatedCredential = objectElement<FederatedCredential>((raw, notes) => ({
  name: name(raw["name"]),
  issuer: text(raw["issuer"]),
  subject: text(raw["subject"]),
  audiences: texts(raw["audiences"], notes),
  claimsMatchingExpression: expression(raw["claimsMatchingExpression"]),
}));

/** `{value, languageVersion}`; of an expression that is cut or missing there is nothing to say. */
export function expression(raw: unknown): Field<string | null> {
  return isObject(raw) ? text(inCamel(raw)["value"]) : text(raw);
}

/** The same element in two dialects has the same text in this field, in whatever case. */
export function byField(...fields: readonly string[]): KeyOf {
  return (item) => {
    if (!isObject(item)) return undefined;
    const object = inCamel(item);
    for (const field of fields) {
      const value = object[field];
      if (typeof value === "string" && value !== "") return value.toLowerCase();
    }
    return undefined;
  };
}

export const byText: KeyOf = (item) => (typeof item === "string" ? item : undefined);

/** The field in Graph's words, else in AAD Graph's; null in one does not hide a value in the other. */
function either(raw: RawObject, field: string, older: string): unknown {
  return raw[field] ?? (raw[older] === undefined ? raw[field] : raw[older]);
}
