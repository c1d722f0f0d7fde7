import { bicepTemplate } from "./bicep";
import { isObject } from "./fields/notes";
import { collectionsDocument } from "./graph/collections-document";
import { entraObjects } from "./graph/objects";
import { fragment } from "./graph/fragment";
import { organizationDocument } from "./graph/organization";
import { pulumiEvents, pulumiPreview, pulumiStackExport } from "./pulumi/stack-readers";
import type { Document, Reader } from "./reader";
import { manifestDocument } from "./tenants/manifest-document";
import { terraformPlan, terraformState, terraformStateFile, terraformStream } from "./terraform";
import { unread } from "./unread";

/** All input formats; the first that knows a document reads it. */
export const readers: readonly Reader[] = [
  collectionsDocument,
  pulumiStackExport,
  pulumiPreview,
  pulumiEvents,
  terraformPlan,
  terraformState,
  terraformStateFile,
  terraformStream,
  bicepTemplate,
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
