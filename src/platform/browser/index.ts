import { sha256 as hash } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { embedded } from "./embedded";

/** As `src/platform/index.ts`; the files of the package are within the bundle (`scripts/lib/build-browser.mjs`). */
export const packageRoot = "";

export function packageFile(path: string): string {
  return path;
}

/** @throws Error where the bundle does not contain the file */
export function packageText(path: string): string {
  return new TextDecoder().decode(fileBytes(path));
}

/** @throws Error where the bundle does not contain the file */
export function fileBytes(path: string): Uint8Array {
  const content = embedded[path];
  if (content === undefined) throw new Error(`${path} is not in the bundle`);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

export function sha256(text: string, encoding: "hex" | "base64" = "hex"): string {
  const digest = hash(new TextEncoder().encode(text));
  return encoding === "hex" ? bytesToHex(digest) : btoa(String.fromCharCode(...digest));
}

/** The page's own thread. */
export function defaultThreads(): number {
  return 1;
}
