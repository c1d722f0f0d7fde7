import { isObject } from "./fields/notes";
import { collectionsDocument } from "./graph/collections-document";
import { entraObjects } from "./graph/objects";
import { fragment } from "./graph/fragment";
import { organizationDocument } from "./graph/organization";
import { readersInFolders } from "./readers-in-folders";
import type { Document, Reader } from "./reader";
import { manifestDocument } from "./tenants/manifest-document";
import { unread } from "./unread";

/** All input formats; the first that knows a document reads it. Formats of a folder of their own are listed by `npm run generate`. */
export const readers: readonly Reader[] = [
  collectionsDocument,
  ...readersInFolders,
  unread,
  fragment,
  manifestDocument,
  organizationDocument,
  entraObjects,
];

export function readerFor(document: Document): Reader | undefined {
  if (isOfExporter(document)) return entraObjects;
  return readers.find((reader) => reader.detect(document));
}

/**
 * EntraExporter's folders name an object by its id: one that has both that id and a client id, or what ties it to one, as nearly all of
 * a tenant have, is no other format.
 */
function isOfExporter({ form, layout, value }: Document): boolean {
  if (form !== "json" || layout === undefined || !isObject(value) || value["id"] !== layout.id) return false;
  switch (layout.kind) {
    case "application":
    case "servicePrincipal":
      return typeof value["appId"] === "string";
    case "oauth2PermissionGrant":
      return typeof value["clientId"] === "string" && typeof value["resourceId"] === "string" && typeof value["scope"] === "string";
    case "appRoleAssignment":
      return typeof value["principalId"] === "string" && typeof value["resourceId"] === "string" && typeof value["appRoleId"] === "string";
    default:
      return false;
  }
}
