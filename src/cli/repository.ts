import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isInside } from "../changes";
import { rootOf } from "../platform/repository";

/** What a result calls standard input. */
const stdin = "<stdin>";

/**
 * Turns paths of a result, which are relative to the current folder, into paths as platforms know them: relative to the
 * root of the git repository around the current folder (else to that folder), with `/`, symbolic links resolved. A path
 * outside of it becomes absolute.
 */
export function repositoryPaths(folder: string): (path: string) => string {
  const root = realOf(rootOf(folder) ?? folder);
  const known = new Map<string, string>();
  return (path) => {
    let found = known.get(path);
    if (found === undefined) known.set(path, (found = path === stdin ? path : within(root, resolve(folder, path))));
    return found;
  };
}

function within(root: string, path: string): string {
  // A link, to a file or a folder, may lead out of the repository; what is in it then is the link.
  for (let at = path, rest = ""; ; rest = join(basename(at), rest), at = dirname(at)) {
    const inside = relative(root, join(realOf(at), rest));
    if (inside !== "" && isInside(inside)) return slashes(inside);
    if (dirname(at) === at) return slashes(path);
  }
}

function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
