import type { AppRoleAssignment, DelegatedPermissionGrant, FieldList } from "../../model/declarations";
import { type Field, unknown } from "../../model/unknown";
import { type FieldReader, scalar } from "../fields/field";
import type { Notes, RawObject } from "../fields/notes";
import { holdsPlaceholder } from "../fields/placeholder";
import { id, text } from "../fields/values";
import type { Identity } from "./identity";

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant; AAD Graph called the id `objectId`. */
export const grantFields = {
  id: scalar(id, ["id"], ["objectId"]),
  clientId: scalar(id, ["clientId"]),
  consentType: scalar(text, ["consentType"]),
  principalId: scalar(id, ["principalId"]),
  resourceId: scalar(id, ["resourceId"]),
  scope: { read: (raw: RawObject) => scopes(raw["scope"]), place: () => ["scope"] } satisfies FieldReader<FieldList<string>>,
};

export function readGrant(raw: RawObject, identity: Identity, notes: Notes): DelegatedPermissionGrant {
  return {
    kind: "oauth2PermissionGrant",
    ...identity,
    id: grantFields.id.read(raw, notes),
    clientId: grantFields.clientId.read(raw, notes),
    consentType: grantFields.consentType.read(raw, notes),
    principalId: grantFields.principalId.read(raw, notes),
    resourceId: grantFields.resourceId.read(raw, notes),
    scope: grantFields.scope.read(raw),
  };
}

/**
 * https://learn.microsoft.com/graph/api/resources/approleassignment. AAD Graph named the role `id` and the assignment
 * `objectId`.
 */
export const assignmentFields = {
  id: { read: (raw: RawObject) => id(raw["objectId"] ?? raw["id"]), place: () => ["id"] } satisfies FieldReader<Field<string | null>>,
  appRoleId: {
    read: (raw: RawObject) => id(raw["appRoleId"] ?? (raw["objectId"] === undefined ? undefined : raw["id"])),
    place: (raw: RawObject) => [raw["appRoleId"] === undefined ? "id" : "appRoleId"],
  } satisfies FieldReader<Field<string | null>>,
  principalId: scalar(id, ["principalId"]),
  principalType: scalar(text, ["principalType"]),
  resourceId: scalar(id, ["resourceId"]),
};

export function readAssignment(raw: RawObject, identity: Identity, notes: Notes): AppRoleAssignment {
  return {
    kind: "appRoleAssignment",
    ...identity,
    id: assignmentFields.id.read(raw),
    appRoleId: assignmentFields.appRoleId.read(raw),
    principalId: assignmentFields.principalId.read(raw, notes),
    principalType: assignmentFields.principalType.read(raw, notes),
    resourceId: assignmentFields.resourceId.read(raw, notes),
  };
}

/** Graph keeps the scopes in one text, separated by blanks, often with one in front. */
function scopes(raw: unknown): FieldList<string> {
  if (raw === undefined) return undefined;
  if (raw === null) return [];
  if (typeof raw !== "string") return unknown("placeholder");
  // A placeholder may hold blanks itself.
  if (holdsPlaceholder(raw)) return unknown("placeholder");
  return raw.split(/\s+/).filter((value) => value !== "");
}
