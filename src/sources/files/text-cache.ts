import { JsonNavigator } from "../json/navigator";
import { isLines } from "../json/lines";
import { LineMap } from "../json/line-map";
import { parseJson } from "../json/parse";
import { absolute, readText } from "./read-text";

/** A file's text with what was worked out of it so far. */
export class CachedText {
  #navigator: JsonNavigator | undefined;
  #lines: LineMap | undefined;

  constructor(readonly text: string) {}

  get navigator(): JsonNavigator {
    return (this.#navigator ??= new JsonNavigator(this.text, isLines(this.text) && parseJson(this.text).form === "lines"));
  }

  get lines(): LineMap {
    return (this.#lines ??= new LineMap(this.text));
  }
}

export const standardInput = "<stdin>";

/** UTF-16 units; findings come sorted by path, so a few files are enough. */
const limit = 32 * 1024 * 1024;
const cached = new Map<string, CachedText>();
let size = 0;
let base = process.cwd();
/** What can be read only once. */
const kept = new Map<string, CachedText>();

/** Displayed paths are relative to this folder from now on. What was cached under another one is dropped. */
export function setBase(cwd: string): void {
  base = cwd;
  kept.clear();
  cached.clear();
  size = 0;
}

/** Keeps the text of standard input or of a pipe, which cannot be read again. */
export function keepText(path: string, text: string): void {
  kept.set(path, new CachedText(text));
}

/** The text behind a displayed path; undefined where it cannot be read (any more). */
export function cachedText(path: string, cwd = base): CachedText | undefined {
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
