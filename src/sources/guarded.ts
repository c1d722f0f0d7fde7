import type { Problem } from "./json/problem";
import { type Misread, messageOfError, MisreadError } from "./misread";
import { positionOf } from "./position";

/** What a reader makes of a file. Whatever goes wrong in it is a problem of this file: the others are read all the same. */
export function guarded<T>(path: string, read: () => T, problems: Problem[]): T | undefined {
  try {
    return read();
  } catch (error) {
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
