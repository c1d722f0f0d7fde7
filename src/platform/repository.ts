import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The closest folder that holds `.git` (a file in work trees). */
export function rootOf(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : rootOf(parent);
}

/** The folder and those above it, the nearest first, up to the repository's root; without a repository, the folder alone. */
export function upToRoot(folder: string): string[] {
  const root = rootOf(folder);
  const up = (at: string): string[] => (at === root ? [at] : [at, ...up(dirname(at))]);
  return root === undefined ? [folder] : up(folder);
}
