import { distance } from "fastest-levenshtein";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../input-error";
import { displayed } from "./display";
import type { Exclude } from "./exclude";
import { standardInput } from "./text-cache";
import { type FoundFile, type LeftOutPath, walk } from "./walk";

/** A path next to the missing one whose name is nearly the same. */
function similarPath(path: string): string | undefined {
  const name = basename(path);
  let best: { name: string; distance: number } | undefined;
  for (const entry of namesIn(dirname(path))) {
    const far = distance(entry.toLowerCase(), name.toLowerCase());
    if (far <= Math.max(2, Math.floor(name.length / 4)) && (!best || far < best.distance)) best = { name: entry, distance: far };
  }
  return best && join(dirname(path), best.name);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

interface Found {
  readonly files: readonly FoundFile[];
  /** The folders that were walked, as users see them. */
  readonly folders: readonly string[];
  /** Files and folders that the walk left out without counting them, as users see them. */
  readonly leftOut: readonly LeftOutPath[];
}

/**
 * All files behind the paths that users named: files as they are, folders walked, `-` for standard input. A file that is
 * reached twice counts once. Throws `InputError` for a path that does not exist.
 */
export function findFiles(paths: readonly string[], cwd: string, exclude: Exclude | undefined): Found {
  const files: FoundFile[] = [];
  const folders: string[] = [];
  const leftOut: LeftOutPath[] = [];
  // Nothing is found twice below one path.
  const seen = paths.length > 1 ? new Set<string>() : undefined;
  const add = (file: FoundFile, real: string): void => {
    if (seen?.has(real)) return;
    seen?.add(real);
    files.push(file);
  };
  for (const path of paths) {
    if (path === "-") {
      add({ path: standardInput, excluded: false }, "-");
      continue;
    }
    const file = resolve(cwd, path);
    const shown = displayed(file, cwd);
    const excluded = exclude?.(shown, shown) ?? false;
    try {
      const stats = statSync(file);
      if (stats.isDirectory()) {
        walk(file, { cwd, exclude, onFile: add, onLeftOut: (left) => leftOut.push(left) });
        folders.push(shown);
      } else {
        const once = !stats.isFile();
        add({ path: shown, excluded, once }, once ? file : realpathSync(file));
      }
    } catch (error) {
      refuseMissing(error as NodeJS.ErrnoException, file, path, cwd);
      add({ path: shown, excluded, error: error as NodeJS.ErrnoException }, file);
    }
  }
  // Whatever the order in which they were named: of an object that two files hold, the first one's fields count.
  if (paths.length > 1) files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, folders, leftOut };
}

/** What is there but cannot be looked at is one input that cannot be read. */
function refuseMissing({ code }: NodeJS.ErrnoException, file: string, path: string, cwd: string): void {
  if (code !== "ENOENT" && code !== "ENOTDIR") return;
  const similar = similarPath(file);
  throw new InputError(path, `There is no file or folder ${path}.${similar ? ` Did you mean ${displayed(similar, cwd)}?` : ""}`);
}
