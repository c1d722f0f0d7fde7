import { firstParty, microsoftTenants } from "../entra/microsoft";
import type { Collection } from "../model/collection";
import type { Declaration, ServicePrincipal } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { known } from "../model/unknown";

/**
 * Lists of service principals without a single one of Microsoft's are filtered ones: every tenant has some (the portal, Microsoft Graph).
 * Such a list proves nothing about what it lacks. Neither the declarations of code nor an `export.json` (`vouched`) need that evidence.
 */
export function withoutFiltered(
  collections: readonly Collection[],
  declarations: readonly Declaration[],
  vouched: readonly Collection[],
): { readonly collections: readonly Collection[]; readonly diagnostics: readonly Diagnostic[] } {
  const lists = collections.filter(isWholeList);
  if (lists.length === 0) return { collections, diagnostics: [] };
  const paths = new Set(lists.map(({ path }) => path));
  const proven = new Set(vouched.filter(isWholeList).map(({ tenant }) => tenant));
  for (const one of declarations) {
    if (proven.has(one.tenant)) continue;
    if (one.origin === "declared" || (one.kind === "servicePrincipal" && isMicrosofts(one) && isWithin(one.source.path, paths)))
      proven.add(one.tenant);
  }
  const isFiltered = (one: Collection): boolean => isWholeList(one) && !proven.has(one.tenant);
  return {
    collections: collections.map((one) => (isFiltered(one) ? { ...one, complete: false } : one)),
    diagnostics: lists.filter(isFiltered).map(({ path }) => ({ kind: "incomplete", path, message: filtered })),
  };
}

function isWholeList({ kind, owner, complete }: Collection): boolean {
  return kind === "servicePrincipal" && owner === undefined && complete;
}

function isMicrosofts({ appOwnerOrganizationId, appId }: ServicePrincipal): boolean {
  const owner = known(appOwnerOrganizationId);
  return owner ? microsoftTenants.has(owner.toLowerCase()) : firstParty(known(appId) ?? "")?.proven === true;
}

/** A list is a file, or a folder with a file for each object. */
function isWithin(path: string, lists: ReadonlySet<string>): boolean {
  if (lists.has(path)) return true;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) if (lists.has(path.slice(0, end))) return true;
  return lists.has(".");
}

const filtered =
  "None of these service principals is Microsoft's, and every tenant has some: the list is taken as a filtered one, which proves no other principal missing. Export all of them: az ad sp list --all, Get-MgServicePrincipal -All.";
