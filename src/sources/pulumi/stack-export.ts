import { isStackExport, readStackExport } from "./read-state";
import type { Reader } from "../reader";
import { readStack } from "./stack";

/** `pulumi stack export`, with or without `--show-secrets`: secrets stay closed either way. */
export const pulumiStackExport: Reader = {
  format: "Pulumi stack export",
  detect: (document) => document.form === "json" && isStackExport(document.value),
  read: (document) => readStack(document, readStackExport(document.value, document.path, document.form === "json" ? document.pointer : "")),
};
