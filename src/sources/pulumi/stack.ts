import type { Diagnostic } from "../../model/diagnostic";
import { adapt } from "../azuread";
import { incomplete } from "../azuread/tenants";
import type { PulumiDocument } from "./document";
import type { Document, ReadResult } from "../reader";

/**
 * One stack's resources as declarations. Each file is a stack, and so a directory, of its own. What a document leaves
 * out is said, and nothing that is not in it counts as missing then.
 */
export function readStack({ path }: Document, { resources, gaps, partial, misread }: PulumiDocument): ReadResult {
  const { declarations, collections, gaps: unsaid } = adapt(resources, { stack: path, partial });
  if (declarations.length === 0) return { declarations, collections: [], diagnostics: [], misread };
  const tenants = new Set(declarations.map((declaration) => declaration.tenant));
  return {
    declarations,
    collections: partial ? [...tenants].map((tenant) => incomplete(tenant, path)) : collections,
    diagnostics: [...gaps, ...unsaid].map((message): Diagnostic => ({ kind: "incomplete", path, message })),
    misread,
  };
}
