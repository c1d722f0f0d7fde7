import { isMicrosofts } from "../entra/microsoft";
import type { Collection } from "../model/collection";
import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";

/**
 * Lists of service principals without a single one of Microsoft's are filtered ones: every tenant has some (the portal, Microsoft Graph).
 * Such a list proves nothing about what it lacks. Neither the declarations of code nor what an `export.json` vouches for need that
 * evidence. To be asked for collections and declarations of one tenant.
 */
export function withoutFiltered(
  collections: Collection[],
  declarations: readonly Declaration[],
): { readonly collections: Collection[]; readonly diagnostics: readonly Diagnostic[] } {
  const lists = collections.filter(isWholeList);
  if (lists.length === 0 || lists.some(({ isVouched }) => isVouched)) return { collections, diagnostics: [] };
  const paths = new Set(lists.map(({ path }) => path));
  const isEvidence = (one: Declaration): boolean =>
    one.origin === "declared" || (one.kind === "servicePrincipal" && isMicrosofts(one) && isWithin(one.source.path, paths));
  if (declarations.some(isEvidence)) return { collections, diagnostics: [] };
  return {
    collections: collections.map((one) => (isWholeList(one) ? { ...one, complete: false } : one)),
    diagnostics: lists.map(({ path }) => ({ kind: "incomplete", path, message: filtered })),
  };
}

function isWholeList({ kind, owner, complete }: Collection): boolean {
  return kind === "servicePrincipal" && owner === undefined && complete;
}

/** A list is a file, or a folder with a file for each object. */
function isWithin(path: string, lists: ReadonlySet<string>): boolean {
  if (lists.has(path)) return true;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) if (lists.has(path.slice(0, end))) return true;
  return lists.has(".");
}

const filtered =
  "None of these service principals is Microsoft's, and every tenant has some: the list is taken as a filtered one, which proves no other principal missing. Export all of them: az ad sp list --all, Get-MgServicePrincipal -All.";
