import { accessSync, closeSync, constants, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { DomainError } from "../model/domain-error";
import { finishFileFirst } from "./interrupt";
import { UsageError } from "./exit-code";

/** Pieces are gathered to about this many characters: one write for each would be slow. */
const gathered = 1 << 16;

const heard = () => {};

/** Writes to a stream at the reader's pace, to the last byte. A reader that has seen enough (`| head`) ends it quietly. */
export async function writeTo(stream: NodeJS.WriteStream, pieces: Iterable<string>): Promise<void> {
  // The callback of `write` tells each failure; the event has to be heard all the same, or it would end the process.
  // Listeners of others (threads pipe into standard output) hand it on when they are alone.
  if (!stream.listeners("error").includes(heard)) stream.on("error", heard);
  for (const text of gather(pieces)) {
    const failure = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => stream.write(text, resolve));
    if (failure?.code === "EPIPE" || failure?.code === "ERR_STREAM_DESTROYED") return;
    if (failure) throw new UsageError(`Standard output cannot be written (${failure.code}): ${causeOf(failure.code)}.`);
  }
}

/**
 * Writes a file; `what` it is, for the message where it cannot be written. A file next to it is written, then renamed: whatever happens on the
 * way, a full disk say, the old one stays whole.
 */
export function writeFile(path: string, pieces: Iterable<string>, what = "report"): void {
  const target = replaceable(path);
  if (target === undefined) return writeWith("w", path, pieces, what);
  finishFileFirst();
  const beside = `${target.path}.${process.pid}.part`;
  try {
    const file = openSync(beside, "wx", target.mode);
    try {
      for (const text of gather(pieces)) writeAll(file, Buffer.from(text));
    } finally {
      closeSync(file);
    }
    renameSync(beside, target.path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw failureOf(error, path, what);
  }
}

/** What a file next to it can replace; undefined for a device, a pipe, or where the folder takes no new file. */
function replaceable(path: string): { readonly path: string; readonly mode: number } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return isLink(path) ? undefined : { path, mode: 0o666 };
  if (!stats.isFile() || stats.nlink > 1) return undefined;
  const real = realpathSync(path);
  try {
    accessSync(real, constants.W_OK);
    accessSync(dirname(real), constants.W_OK);
  } catch {
    return undefined;
  }
  return { path: real, mode: stats.mode & 0o777 };
}

/** One that leads nowhere yet: writing makes what it leads to. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Adds to a Markdown file that others write to as well: after an empty line, or a heading would be a part of their last block. */
export function appendToFile(path: string, pieces: Iterable<string>): void {
  writeWith("a", path, asBlock(path, pieces));
}

function* asBlock(path: string, pieces: Iterable<string>): Iterable<string> {
  if (statSync(path).size > 0) yield "\n\n";
  yield* pieces;
}

function writeWith(flag: "w" | "a", path: string, pieces: Iterable<string>, what = "report"): void {
  let file: number | undefined;
  try {
    file = openSync(path, flag);
    for (const text of gather(pieces)) writeAll(file, Buffer.from(text));
  } catch (error) {
    throw failureOf(error, path, what);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function failureOf(error: unknown, path: string, what: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  // What makes the pieces may have its own reasons to stop.
  if (error instanceof DomainError) return error;
  return code ? new UsageError(`The ${what} cannot be written to ${path} (${code}): ${causeOf(code)}.`) : error;
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

function causeOf(code: string | undefined): string {
  if (code === "ENOENT") return "its folder does not exist";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "no permission to write there";
  if (code === "ENOSPC") return "the disk is full";
  return "the system refused it";
}

function* gather(pieces: Iterable<string>): Iterable<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < gathered) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}
