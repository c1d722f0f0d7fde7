import { resolve } from "node:path";
import type { Intake } from "../model/collection";
import { defaultThreads } from "../platform";
import { useParameters } from "./bicep/parameters";
import { isLarge, largestAhead, readAhead } from "./files/ahead";
import { displayed } from "./files/display";
import { excluder } from "./files/exclude";
import { findFiles } from "./files/find";
import { readStandardInput } from "../platform/files";
import type { LeftOutPath } from "./files/walk";
import { setBase } from "./files/text-cache";
import { defaultLimits, type Limits } from "./limits";
import { splitDefaults, type SplitOptions } from "./streaming/options";
import { InputReader } from "./input-reader";

export interface IntakeOptions {
  /** Globs of files to leave out, from the current folder or from the walked one. */
  readonly exclude?: readonly string[];
  /** A parameters file (JSON) for Bicep templates; of the current folder. */
  readonly parameters?: string;
  /** What paths are relative to, given and displayed; the process's current folder otherwise. */
  readonly cwd?: string;
  /** Standard input, for `-`. */
  readonly stdin?: () => Buffer;
  readonly onProgress?: (done: number, total?: number) => void;
  /** Threads that read, this one among them; by default as many as there are processors, up to four. */
  readonly threads?: number;
  /** How files are read that are too large to be one text. */
  readonly split?: Partial<SplitOptions>;
  /** How much is read. */
  readonly limits?: Partial<Limits>;
}

/**
 * Reads files, folders and standard input (`-`), whatever their format. Throws `InputError` for a path that does not
 * exist; every other trouble is a diagnostic, and the reading goes on.
 */
export function readInputs(paths: readonly string[], options: IntakeOptions = {}): Intake {
  const { cwd, reader } = startOf(options);
  const found = findFiles(paths, cwd, excluder(options.exclude ?? [], cwd));
  found.files.forEach((file, index) => {
    reader.add(file);
    options.onProgress?.(index + 1, found.files.length);
  });
  found.leftOut.forEach(({ path, reason }) => reader.miss(path, reason));
  return reader.finish(found.folders);
}

/** As `readInputs`, with the same result: a large folder is read on another thread, while this one parses. */
export async function readInputsAhead(paths: readonly string[], options: IntakeOptions = {}): Promise<Intake> {
  const { cwd, reader } = startOf(options);
  const [path, ...others] = paths;
  const folder = resolve(cwd, path ?? ".");
  const isOne = path !== undefined && path !== "-" && others.length === 0;
  // The thread reads each small file whole.
  const mayRead = (options.threads ?? defaultThreads()) > 1 && (options.limits?.fileSize ?? Infinity) > largestAhead;
  if (!isOne || !mayRead || !isLarge(folder)) return readInputs(paths, options);
  let done = 0;
  let leftOut: readonly LeftOutPath[];
  try {
    leftOut = await readAhead({ folder, cwd, exclude: options.exclude ?? [] }, ({ file, text }) => {
      reader.add(file, text);
      options.onProgress?.(++done);
    });
  } catch {
    // No thread to be had: slower, and nothing is lost.
    return readInputs(paths, options);
  }
  leftOut.forEach(({ path: left, reason }) => reader.miss(left, reason));
  return reader.finish([displayed(folder, cwd)]);
}

/** A reader, with everything that remembers an earlier run told that a new one begins. */
export function startOf(options: IntakeOptions): { cwd: string; reader: InputReader } {
  const cwd = resolve(options.cwd ?? process.cwd());
  setBase(cwd);
  useParameters(options.parameters, cwd);
  const limits = { ...defaultLimits, ...options.limits };
  const stdin = options.stdin ?? (() => readStandardInput(limits.fileSize));
  return { cwd, reader: new InputReader(cwd, stdin, { ...splitDefaults, ...options.split }, limits) };
}
