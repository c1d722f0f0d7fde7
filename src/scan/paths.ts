import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { didYouMean } from "../text/suggest";

/** The paths that do not exist; `-` is standard input and always does. */
export function missingPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => path !== "-" && !exists(path));
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
