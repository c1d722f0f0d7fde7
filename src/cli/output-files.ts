import { closeSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "./exit-code";
import type { Output } from "./outputs";

/** A file that the run reads, and what it is to the user. */
interface ReadFile {
  readonly path: string;
  readonly what: "an input" | "the baseline" | "the configuration" | "the parameters";
}

/** Refuses reports that would replace one another, or a file that was named to be read: an export may exist only once. */
export function refuseOverwriting(outputs: readonly Output[], reads: readonly ReadFile[]): void {
  const readFiles = new Map(reads.filter(({ path }) => path !== "-").map((file) => [realOf(file.path), file]));
  const written = new Set<string>();
  for (const { reporter, file } of outputs) {
    if (file === undefined || isDevice(file)) continue;
    const real = realOf(file);
    const read = readFiles.get(real);
    if (read) throw new UsageError(`--format ${reporter.name}=${file} would write over ${read.what}: give the report a file of its own.`);
    if (written.has(real)) throw new UsageError(`Two formats are to be written to ${file}.`);
    written.add(real);
  }
}

/**
 * Refuses reports that would replace a file which the run has read, on a walk or by a link: an export may exist only once. An earlier
 * report may be replaced.
 */
export function refuseReplacing(outputs: readonly Output[], read: readonly string[]): void {
  const there = new Map(
    outputs.flatMap((output) => {
      const { file } = output;
      const identity = file === undefined || isDevice(file) ? undefined : identityOf(file);
      return file === undefined || identity === undefined || isEarlierReport(file) ? [] : [[identity, output] as const];
    }),
  );
  if (there.size === 0) return;
  for (const path of read) {
    const output = there.get(identityOf(path) ?? "");
    if (!output) continue;
    const { reporter, file } = output;
    throw new UsageError(`--format ${reporter.name}=${file} would write over ${path}, which was read: give the report a file of its own.`);
  }
}

/** One file has one, by whatever path. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
}

/** `/dev/null`, `/dev/stderr`, or what bash puts in the place of `>(command)`. */
function isDevice(path: string): boolean {
  return resolve(path).startsWith("/dev/");
}

/** With symbolic links resolved; of a file that is not there yet, those of its folder. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(realOf(folder), basename(path));
  }
}

/** Whether a file is a report of ours, which a later run may replace. An empty file (or list) counts too: there is nothing in it to lose. */
function isEarlierReport(path: string): boolean {
  const start = beginningOf(path).trimStart();
  return /^(?:\[\s*\]\s*)?$/.test(start) || beginnings.some((beginning) => beginning.test(start));
}

const beginnings: readonly RegExp[] = [
  // The result document, SARIF, GitLab's code quality.
  /^\{\s*"schemaVersion":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"aadguard"/,
  /^\{\s*"\$schema":\s*"[^"]*sarif[^"]*",\s*"version":\s*"[^"]*",\s*"runs":\s*\[\s*\{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"aadguard"/,
  /^\[\s*\{\s*"description":\s*"(?:[^"\\]|\\.)*",\s*"check_name":/,
];

function beginningOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(16384);
    return bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
