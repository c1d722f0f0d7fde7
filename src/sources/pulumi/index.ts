import type { Diagnostic } from "../../model/diagnostic";
import { adapt } from "../azuread";
import { incomplete } from "../azuread/tenants";
import type { Document, Reader, ReadResult } from "../reader";
import type { PulumiDocument } from "./document";
import { isEngineEvent, readEvents } from "./read-events";
import { isPreview, readPreview } from "./read-preview";
import { isStackExport, readStackExport } from "./read-state";

/**
 * One stack's resources as declarations. Each file is a stack, and so a directory, of its own. What a document leaves
 * out is said, and nothing that is not in it counts as missing then.
 */
function readStack({ path }: Document, { resources, gaps, partial, misread, deletes, deleted }: PulumiDocument): ReadResult {
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

/** The streaming form of `pulumi preview --json`: one engine event a line. */
const pulumiEvents: Reader = {
  format: "Pulumi preview (streaming JSON)",
  detect: (document) => document.form === "lines" && isEngineEvent(document.value),
  read: (document) => readStack(document, readEvents(document.form === "lines" ? document.lines() : [], document.path)),
};

/** `pulumi preview --json`, best with `--show-sames`. */
const pulumiPreview: Reader = {
  format: "Pulumi preview (--json)",
  detect: (document) => document.form === "json" && isPreview(document.value),
  read: (document) => readStack(document, readPreview(document.value, document.path, document.form === "json" ? document.pointer : "")),
};

/** `pulumi stack export`, with or without `--show-secrets`: secrets stay closed either way. */
const pulumiStackExport: Reader = {
  format: "Pulumi stack export",
  detect: (document) => document.form === "json" && isStackExport(document.value),
  read: (document) => readStack(document, readStackExport(document.value, document.path, document.form === "json" ? document.pointer : "")),
};

export const readers: readonly Reader[] = [pulumiStackExport, pulumiPreview, pulumiEvents];
