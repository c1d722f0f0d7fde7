import type { Diagnostic } from "../../model/diagnostic";
import { adapt } from "../azuread";
import { incomplete } from "../azuread/tenants";
import type { PulumiDocument } from "./document";
import type { Document, ReadResult } from "../reader";

/**
 * One stack's resources as declarations. Each file is a stack, and so a directory, of its own. What a document leaves
 * out is said, and nothing that is not in it counts as missing then.
 */
export function readStack({ path }: Document, { resources, gaps, partial, misread, deletes, deleted }: PulumiDocument): ReadResult {
  const { declarations, collections, gaps: unsaid } = adapt(resources, { stack: path, partial, deleted });
  const said = (texts: readonly string[]): Diagnostic[] => texts.map((message) => ({ kind: "incomplete", path, message }));
  // The change that breaks sign-in may be a deletion, even where nothing that stays is shown.
  const isGone = declarations.every(({ kind }) => kind === "servicePrincipalDeletion");
  if (declarations.length === 0) return { declarations, collections: [], diagnostics: deletes ? said([deletes, ...gaps]) : [], misread };
  const tenants = new Set(declarations.map((declaration) => declaration.tenant));
  return {
    declarations,
    collections: partial ? [...tenants].map((tenant) => incomplete(tenant, path)) : collections,
    diagnostics: said([...(isGone && deletes ? [deletes] : []), ...gaps, ...unsaid]),
    misread,
  };
}
