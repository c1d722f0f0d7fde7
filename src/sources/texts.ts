import type { Intake } from "../model/collection";
import { decode } from "../platform/decode";
import { CachedText } from "./files/cached-text";
import { keepText, setBase } from "./files/text-cache";
import { InputReader } from "./input-reader";
import { defaultLimits } from "./limits";
import type { SplitOptions } from "./streaming/options";

/** A file that is given with its content: `path` names it in what is said, and its folders count as on disk. */
export type InputFile = { readonly path: string; readonly text: string } | { readonly path: string; readonly bytes: Uint8Array };

/** What is a string already is read as one. */
const asOneText: SplitOptions = { above: Infinity, chunk: 4, piece: 4, whole: Infinity };

/** The folder that all given paths are relative to. */
const root = "/";

/** Reads files that are given with their content; nothing is read from disk. They count as a folder that was given as a whole. */
export function readTexts(files: readonly InputFile[]): Intake {
  setBase(root);
  const reader = new InputReader(root, noInput, asOneText, defaultLimits);
  for (const file of files) {
    const text = "text" in file ? file.text : decode(file.bytes);
    keepText(file.path, new CachedText(text));
    reader.add({ path: file.path, excluded: false }, text);
  }
  return reader.finish(["."]);
}

function noInput(): never {
  throw new Error("files that are given with their content have no standard input");
}
