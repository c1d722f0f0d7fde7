import { CachedText } from "./cached-text";
import { resolve } from "../../platform/path";
import { forgetClosedLines } from "./closed-lines";
import type { FileText } from "./file-text";
import { absolute, readText } from "../../platform/files";

export const standardInput = "<stdin>";

/** UTF-16 units; findings come sorted by path, so a few files are enough. */
const limit = 32 * 1024 * 1024;
const cached = new Map<string, CachedText>();
let size = 0;
let base: string | undefined;
/** What can be read only once, or only piece by piece. */
const kept = new Map<string, FileText>();

/** Displayed paths are relative to this folder from now on. What was cached under another one is dropped. */
export function setBase(cwd: string): void {
  base = cwd;
  kept.clear();
  forgetClosedLines();
  cached.clear();
  size = 0;
}

/** Keeps the text of standard input or of a pipe, which cannot be read again, or what stands for that of a huge file. */
export function keepText(path: string, text: FileText): void {
  kept.set(path, text);
}

/** A file that is being read, as parsed: it need not be read again for a place in it. */
let lent: { readonly path: string; readonly value: unknown } | undefined;

/** What `look` returns; meanwhile `parsedText` knows the parsed value of a file. */
export function whileLent<T>(path: string, value: unknown, look: () => T): T {
  lent = { path, value };
  try {
    return look();
  } finally {
    lent = undefined;
  }
}

/** The parsed value of a file that is being read. */
export function parsedText(path: string): { readonly value: unknown } | undefined {
  return lent?.path === path ? lent : undefined;
}

/** The text behind a displayed path; undefined where it cannot be read (any more). */
export function cachedText(path: string, cwd = base ?? resolve()): FileText | undefined {
  const once = kept.get(path);
  if (once) return once;
  const file = absolute(path, cwd);
  const known = cached.get(file);
  if (known) return known;
  let text: string;
  try {
    text = readText(file);
  } catch {
    return undefined;
  }
  if (size + text.length > limit) {
    cached.clear();
    size = 0;
  }
  const entry = new CachedText(text);
  cached.set(file, entry);
  size += text.length;
  return entry;
}
