import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { asGuest, git, isInside, type Revision, RevisionError } from "./git";

const plainFile = /^100/;

/**
 * The text of a file as it was committed, by its path from a folder of now; null where the revision has none. No link of the working
 * tree is followed: what stands there now must not decide which file is read.
 * @throws RevisionError for a path outside of the repository, and for what is not a file
 */
export function fileAt({ root, commit }: Revision, folder: string, path: string): string | null {
  const inside = insideOf(root, folder, path);
  const listed = git(root, [...asGuest, "ls-tree", "-z", "--full-tree", commit, "--", inside]);
  if (!listed.ok) throw new RevisionError(`git cannot list the files of ${commit} (${listed.complaint}).`);
  const entry = listed.text.split("\0").find((line) => line.endsWith(`\t${inside}`));
  if (entry === undefined) return null;
  if (!plainFile.test(entry)) throw new RevisionError(`${path} is a link or a folder there; only a file is read.`);
  const [, , blob = ""] = entry.split(/[ \t]/, 3);
  const content = git(root, [...asGuest, "cat-file", "blob", blob]);
  if (!content.ok) throw new RevisionError(`git cannot read ${path} of ${commit} (${content.complaint}).`);
  return content.text;
}

/** A path from the repository's root, with `/`. */
function insideOf(root: string, folder: string, path: string): string {
  const here = resolve(realpathSync(folder), path);
  const real = relative(realpathSync(root), join(realOf(dirname(here)), basename(here)));
  const inside = [relative(root, here), real].find((each) => each !== "" && isInside(each));
  if (inside === undefined) throw new RevisionError(`${path} is outside the git repository.`);
  return inside.split(sep).join("/");
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
