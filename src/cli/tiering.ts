import { statSync } from "node:fs";
import type * as V8 from "node:v8";

/**
 * Has V8 look eight times longer before it optimises a function: by default a tenant of some thousand applications is read before the
 * optimised code of all that it runs has paid for itself. `docs/performance.md` has what it gained. Asked for where a folder is
 * read, on the V8 that it was measured on: others tier up differently.
 */
export function optimiseLater(paths: readonly string[]): void {
  if (!process.versions.v8.startsWith("11.") || !paths.some(isFolder)) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- one manifest has no use for it, and it takes a while to load
  const { setFlagsFromString } = require("node:v8") as typeof V8;
  setFlagsFromString("--interrupt-budget=1056000");
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
