import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { didYouMean, suggestions } from "./suggest";
import { UsageError } from "./usage-error";

/** The paths that do not exist; `-` is standard input and always does. */
export function missingPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => path !== "-" && !exists(path));
}

/** Without a command, a word that is no path may have been meant as one: `aadguard scna`. */
export function refuseMisspeltCommand(word: string, commands: readonly string[]): void {
  if (suggestions(word, commands).length === 0) return;
  throw new UsageError(`There is no command and no path "${word}".${didYouMean(word, commands)}`);
}

/** A file that is there but may not be looked at is the reader's to report. */
function exists(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

/** What to say of a path that does not exist. */
export function noSuchPath(path: string): string {
  return `No such file or folder; nothing was scanned.${didYouMean(basename(path), siblings(path))}`;
}

function siblings(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}
