import { createHash } from "node:crypto";
import type { CollectionName } from "../collections";
import type { Sink } from "./files";
import type { Section } from "./sections";
import type { Json } from "./sorted";

/** The folders that objects stand in, as EntraExporter (https://github.com/microsoft/EntraExporter) names them. */
export const objectFolders = [
  "Applications",
  "Organization",
  "Policies/AuthorizationPolicy",
  "Policies/ClaimsMappingPolicy",
  "Policies/PermissionGrantPolicies",
  "ServicePrincipals",
];

/** Where an object of a collection stands; its own folder and file have its id for a name. */
const folderOf: Partial<Record<CollectionName, (object: Json) => string>> = {
  applications: () => "Applications",
  servicePrincipals: () => "ServicePrincipals",
  oauth2PermissionGrants: ({ clientId }) => `ServicePrincipals/${name(clientId)}/Oauth2PermissionGrants`,
  appRoleAssignments: ({ resourceId }) => `ServicePrincipals/${name(resourceId)}/AppRoleAssignedTo`,
  delegatedPermissionClassifications: ({ servicePrincipalId }) =>
    `ServicePrincipals/${name(servicePrincipalId)}/DelegatedPermissionClassifications`,
  authorizationPolicy: () => "Policies/AuthorizationPolicy",
  permissionGrantPolicies: () => "Policies/PermissionGrantPolicies",
  claimsMappingPolicies: () => "Policies/ClaimsMappingPolicy",
};

/** One file for each object. */
export function writeObjects(files: Sink, section: Section): void {
  const folder = folderOf[section.name];
  for (const object of section.objects) {
    const id = name(object["id"]);
    const path = folder ? `${folder(object)}/${id}/${id}.json` : "Organization/Organization.json";
    files.write(path, [JSON.stringify(object, null, 2), "\n"]);
  }
}

/** An id as a file's name; what could lead elsewhere, or is not a name on some system, is replaced by its hash. */
function name(id: unknown): string {
  const text = String(id);
  return /^[\w-]{1,128}$/.test(text) ? text : createHash("sha256").update(text).digest("hex").slice(0, 32);
}
