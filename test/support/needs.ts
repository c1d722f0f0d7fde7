import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

type Group = (title: string, body: () => void) => void;

/**
 * A group of tests that needs what a machine may lack. Without it the group is left out, and `npm test` says so: it reads
 * what is needed from the title (scripts/test/jest.mjs).
 */
export function groupNeeding(what: string, isThere: boolean): Group {
  return isThere ? describe : (title, body) => describe.skip(`${title} [needs ${what}]`, body);
}

/** A group of tests that starts programs of the PATH. */
export function groupWith(...programs: readonly string[]): Group {
  const missing = missingOf(programs);
  return groupNeeding(missing.join(" and "), missing.length === 0);
}

/** Leaves out all tests of the file that calls it, before its first one, where a program is not on the PATH. */
export function leaveOutFileWithout(...programs: readonly string[]): void {
  const missing = missingOf(programs);
  if (missing.length === 0) return;
  const named = (title: string): string => `${title} [needs ${missing.join(" and ")}]`;
  const { test, describe } = globalThis;
  const leftOut = <T extends typeof test.skip | typeof describe.skip>(skip: T): unknown =>
    Object.assign((title: string, body: () => void) => skip(named(title), body), {
      each: (table: readonly unknown[]) => (title: string, body: () => void) => skip.each(table)(named(title), body),
    });
  // Each file has globals of its own.
  Object.assign(globalThis, { test: leftOut(test.skip), describe: leftOut(describe.skip) });
}

function missingOf(programs: readonly string[]): string[] {
  return programs.filter((program) => findProgram(program) === undefined);
}

/** The path of a program on the PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((each) => join(folder, each)))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
