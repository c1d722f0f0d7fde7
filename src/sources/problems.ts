import type { Diagnostic } from "../model/diagnostic";
import { MemoryError } from "../model/memory";
import type { Problem } from "./json/problem";
import { messageOfError, type Misread, MisreadError } from "./misread";
import { positionOf } from "./position";

/** What a reader makes of a file. Whatever goes wrong in it is a problem of this file: the others are read all the same. */
export function guarded<T>(path: string, read: () => T, problems: Problem[]): T | undefined {
  try {
    return read();
  } catch (error) {
    // Of the whole run, not of this file.
    if (error instanceof MemoryError) throw error;
    problems.push(problemOf(path, error));
    return undefined;
  }
}

function problemOf(path: string, error: unknown): Problem {
  if (error instanceof MisreadError) return placed(path, error);
  return { line: 1, column: 1, message: messageOfError(error) };
}

/** A part of a document with its place in the file. */
export function placed(path: string, { pointer, message }: Misread): Problem {
  const { line, column } = positionOf({ path, pointer });
  return { line, column, message };
}

/** How many places of one file are listed: a large one of damaged lines would bury everything else. */
const most = 20;

/** The first problems of a file, and how many more it has. */
export function listed(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[most];
  if (!next) return problems;
  return [...problems.slice(0, most), { ...next, message: `${problems.length - most} more lines of this file cannot be read.` }];
}

/** What looks like ours and was not read, with its places. */
export function unrecognisedIn(path: string, parts: readonly Misread[]): Diagnostic[] {
  const told = parts.slice(0, most).map(({ pointer, message }): Diagnostic => {
    const { line, column } = positionOf({ path, pointer });
    return { kind: "unrecognised", path, line, column, pointer, message };
  });
  const more = parts.length - told.length;
  return more > 0 ? [...told, { kind: "unrecognised", path, message: `${more} more parts of this file were not read.` }] : told;
}
