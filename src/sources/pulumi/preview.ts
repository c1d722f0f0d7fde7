import { isPreview, readPreview } from "./read-preview";
import type { Reader } from "../reader";
import { readStack } from "./stack";

/** `pulumi preview --json`, best with `--show-sames`. */
export const pulumiPreview: Reader = {
  format: "Pulumi preview (--json)",
  detect: (document) => document.form === "json" && isPreview(document.value),
  read: (document) => readStack(document, readPreview(document.value, document.path, document.form === "json" ? document.pointer : "")),
};
