import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import type * as Program from "./program";

/** The program as one file, as `scripts/lib/build-program.mjs` makes it: a function like Node's around a module. And what V8 made of it then. */
export const bundle = join(__dirname, "..", "bundle", "program.js");
export const codeCache = join(__dirname, "..", "bundle", "program.cache");

/** Both begin with the same comment, or the cache is of another bundle: V8 itself looks at the length only. */
export const markLength = "/*0123456789abcdef*/".length;

interface Bundle {
  readonly program: typeof Program;
  readonly script: Script;
}

/** The bundled program; undefined where there is none. @throws what it throws as it is loaded */
export function loadBundle(): Bundle | undefined {
  const text = textOf(bundle);
  if (text === undefined) return undefined;
  const script = new Script(text, { filename: bundle, cachedData: cacheFor(text) });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  return { program: module.exports as typeof Program, script };
}

/** One byte a character: the bundle is plain ASCII. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}

/** V8 refuses what another version of it has made. */
function cacheFor(text: string): Buffer | undefined {
  try {
    const bytes = readFileSync(codeCache);
    return bytes.toString("latin1", 0, markLength) === text.slice(0, markLength) ? bytes.subarray(markLength) : undefined;
  } catch {
    return undefined;
  }
}
