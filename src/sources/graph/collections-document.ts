import type { DeclarationKind } from "../../model/declarations";
import { inCamel } from "../fields/casing";
import { isCutText } from "../fields/placeholder";
import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";
import { Batch } from "./batch";
import { detect } from "./detect";
import { isId } from "./is-application";
import { addList, addPage } from "./objects";

/**
 * Several collections of one tenant in one object: what export scripts write, and the examples of the rules. With `"origin": "declared"`
 * they are what is to be deployed: bodies of requests that a script will send.
 */
export const collectionsDocument: Reader = {
  format: "Collections of Entra objects",
  detect: (document) => document.form === "json" && isObject(document.value) && isCollections(document.value),
  read(document: Document) {
    const isDeclared = document.form === "json" && isObject(document.value) && document.value["origin"] === "declared";
    const batch = new Batch(document, isDeclared ? "declared" : "observed");
    if (document.form !== "json" || !isObject(document.value)) return batch.finish();
    for (const [name, value] of Object.entries(document.value)) {
      const kind = kinds[name];
      if (!kind) continue;
      const pointer = `${document.pointer}/${name}`;
      if (!isObject(value)) {
        batch.tally(kind);
        addList(batch, value, pointer, { kind });
      } else if (!addPage(batch, value, pointer, { kind })) batch.add(value, pointer, { kind });
    }
    return batch.finish();
  },
};

const kinds: Readonly<Record<string, DeclarationKind>> = {
  applications: "application",
  servicePrincipals: "servicePrincipal",
  servicePrincipalDeletions: "servicePrincipalDeletion",
  oauth2PermissionGrants: "oauth2PermissionGrant",
  appRoleAssignments: "appRoleAssignment",
  appRoleAssignedTo: "appRoleAssignment",
  federatedIdentityCredentials: "federatedIdentityCredential",
  authorizationPolicy: "authorizationPolicy",
  permissionGrantPolicies: "permissionGrantPolicy",
  delegatedPermissionClassifications: "delegatedPermissionClassification",
  claimsMappingPolicies: "claimsMappingPolicy",
};

/** What may stand next to the collections. */
const beside = new Set(["$schema", "description", "expect", "flows", "notIn", "now", "origin", "tenantId"]);

/**
 * Other JSON has an `applications` too: here nothing else stands next to it, and one of its members at least is an Entra
 * object (or nothing is in any of the collections).
 */
function isCollections(object: RawObject): boolean {
  const names = Object.keys(object);
  if (!names.some((name) => Object.hasOwn(kinds, name)) || !names.every((name) => Object.hasOwn(kinds, name) || beside.has(name)))
    return false;
  const members = names.filter((name) => Object.hasOwn(kinds, name)).map((name) => membersOf(object[name]));
  if (members.some((list) => list === undefined)) return false;
  return members.every((list) => list?.length === 0) || members.some((list) => list?.some(isEntraObject));
}

function membersOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === null || isCutText(value)) return [value];
  if (!isObject(value)) return undefined;
  return Array.isArray(value["value"]) ? value["value"] : [value];
}

function isEntraObject(value: unknown): boolean {
  if (!isObject(value)) return isCutText(value);
  const object = inCamel(value);
  return detect(object) !== undefined || isId(object["appId"] ?? object["id"] ?? object["objectId"]);
}
