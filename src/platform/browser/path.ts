/** Paths of POSIX: names of files that are given with their content. */
export { basename, dirname, isAbsolute, join, relative, sep } from "path-browserify";
import { posix, resolve as resolved } from "path-browserify";

export { posix };

/** From the root: a browser has no current folder. */
export function resolve(...paths: string[]): string {
  return resolved("/", ...paths);
}
