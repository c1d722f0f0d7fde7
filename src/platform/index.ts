import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/**
 * What the core needs of the machine it runs on, in one place: `browser.ts` is the same for browsers, and takes this file's place
 * where the library is bundled for them. Nothing else of the core loads a module of Node.
 */

/** The folder that contains `policies/bundle` and `data`: the package's root, from `dist/` as from `src/`. */
export const packageRoot = join(__dirname, "..", "..");

/** Where a file of the package is; `path` from its root, with `/`. */
export function packageFile(path: string): string {
  return join(packageRoot, path);
}

/** The text of a file of the package. @throws Error where the package is damaged */
export function packageText(path: string): string {
  return readFileSync(packageFile(path), "utf8");
}

/** @throws Error where the file cannot be read */
export function fileBytes(path: string): Uint8Array {
  return readFileSync(path);
}

/** SHA-256 of a string's UTF-8. */
export function sha256(text: string, encoding: "hex" | "base64" = "hex"): string {
  return createHash("sha256").update(text).digest(encoding);
}

/** Threads that a run uses unless it is told otherwise, the first one among them. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), 4);
}
