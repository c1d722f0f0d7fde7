import type { DeclarationKind } from "../../model/declarations";
import type { Layout } from "../reader";

/** What EntraExporter's folders say about a file: `<root>/Applications/<id>/<id>.json`, or one folder deeper. */
export interface ExporterPlace extends Layout {
  /** The displayed folder above `Applications` or `ServicePrincipals`. */
  readonly root: string;
  /** The displayed folder that has to be walked for all objects of this kind to be seen. */
  readonly folder: string;
}

const layout = /^(?:(.*)\/)?(Applications|ServicePrincipals)\/([^/]+)\/(?:([^/]+)\/([^/]+)\/)?([^/]+)\.json$/i;

const relations: Readonly<Record<string, DeclarationKind>> = {
  oauth2permissiongrants: "oauth2PermissionGrant",
  approleassignments: "appRoleAssignment",
  approleassignedto: "appRoleAssignment",
  federatedidentitycredentials: "federatedIdentityCredential",
};

/** https://github.com/microsoft/EntraExporter writes each object to a folder and a file of its id. */
export function exporterPlace(path: string): ExporterPlace | undefined {
  const found = layout.exec(path);
  if (!found) return undefined;
  const [, above, set = "", id = "", relation, child, file = ""] = found;
  if (file !== (child ?? id)) return undefined;
  const root = above ?? ".";
  const folder = above === undefined ? set : `${above}/${set}`;
  const ofApplications = set.toLowerCase() === "applications";
  if (relation === undefined) return { root, folder, id: file, kind: ofApplications ? "application" : "servicePrincipal" };
  // Owners, members, policies: objects that stand elsewhere too, or that no rule asks about.
  const kind = relations[relation.toLowerCase()] ?? "other";
  return ofApplications ? { root, folder, id: file, kind, application: id } : { root, folder, id: file, kind };
}
