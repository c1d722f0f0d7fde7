import { resolve } from "node:path";
import { version } from "../../model/version";
import { sha256 } from "../../platform";
import { excluder } from "../files/exclude";
import { findFiles } from "../files/find";
import { type IntakeOptions, startOf } from "../intake";
import { FactsError, type FactsHeader } from "./facts";
import { lineOf } from "./line";

/**
 * The lines of one share's facts. Shares are runs of files that follow one another, so that together they are all files in their order.
 * @throws InputError for a path that does not exist; FactsError for what cannot be read twice
 */
export function* factsOf(paths: readonly string[], shard: FactsHeader["shard"], options: IntakeOptions): Generator<string> {
  const { cwd, reader } = startOf(options);
  const { files, folders, leftOut } = findFiles(paths, resolve(cwd), excluder(options.exclude ?? [], cwd));
  if (files.some(({ path, once }) => once || path === "<stdin>"))
    throw new FactsError("facts are taken of files and folders: standard input and pipes cannot be read by several shards.");
  const own = files.slice(startOfShare(files.length, shard.number, shard.of), startOfShare(files.length, shard.number + 1, shard.of));
  const names = files.map(({ path }) => path);
  const run = sha256(JSON.stringify([paths, options.exclude, options.parameters, names]));
  const of = { version: version(), shard, run, paths, exclude: options.exclude ?? [], files: own.length };
  const header: FactsHeader = { facts: "aadguard", schemaVersion: 1, ...of, folders, leftOut };
  yield `${JSON.stringify(header)}\n`;
  for (const [done, file] of own.entries()) {
    yield `${lineOf(file, file.excluded ? undefined : reader.look(file))}\n`;
    options.onProgress?.(done + 1, own.length);
  }
}

/** Shares differ by one file at most. */
function startOfShare(files: number, number: number, of: number): number {
  return Math.floor((files * (number - 1)) / of);
}
