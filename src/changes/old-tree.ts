import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { isInside, git, type Revision, RevisionError } from "./git";

/** Inputs as they were at a revision, in a folder of their own. */
export interface OldTree {
  /** What the current folder was. */
  readonly cwd: string;
  /** The wanted paths as they were, absolute; those that did not exist are left out. */
  readonly paths: readonly string[];
  /** The text of the file that was asked for besides; null where it did not exist, undefined outside of the repository. */
  readonly text: string | null | undefined;
}

export interface Wanted {
  readonly paths: readonly string[];
  /** A file that is not an input. */
  readonly file: string;
}

/**
 * Hands the inputs of a revision to `use`, checked out as git checks out (line ends, filters), and removes them again.
 * Neither the working tree nor the repository's index is touched. @throws RevisionError
 */
export function withOldTree<T>(revision: Revision, folder: string, { paths, file }: Wanted, use: (tree: OldTree) => T): T {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), "aadguard-revision-"));
  try {
    const tree = join(temporary, "tree");
    mkdirSync(tree, { recursive: true });
    const inputs = paths.map((path) => inputWithin(revision.root, resolve(folder, path), path));
    const besides = within(revision.root, resolve(folder, file));
    checkOut(revision, filesOf(revision, inputs, besides), tree, join(temporary, "index"));
    return use({
      cwd: join(tree, within(revision.root, folder) ?? ""),
      paths: inputs.map((path) => join(tree, path)).filter((path) => existsSync(path)),
      text: besides === undefined ? undefined : textOf(join(tree, besides)),
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function inputWithin(root: string, path: string, given: string): string {
  const inside = within(root, path);
  if (inside === undefined) throw new RevisionError(`${given} is outside the git repository, so its earlier state is unknown.`);
  return inside;
}

/** A path from the repository's root, with `/`; empty for the root, undefined outside. */
function within(root: string, path: string): string | undefined {
  const real = existsSync(path) ? realpathSync(path) : path;
  const inside = [real, path].map((each) => relative(realpathSync(root), each)).find(isInside);
  return inside?.split(sep).join("/");
}

const input = /\.(?:json|jsonc|ndjson|jsonl|tfstate)$/i;

function filesOf({ root, commit }: Revision, inputs: readonly string[], besides: string | undefined): string[] {
  const listed = git(root, ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit]);
  if (!listed.ok) throw new RevisionError(`git cannot list the files of ${commit} (${listed.complaint}).`);
  return listed.text.split("\0").filter((file) => {
    if (file === "") return false; // after the last NUL; the root has this name among the inputs
    // No .gitignore: a file that git tracks is read, whatever it says.
    if (inputs.includes(file) || file === besides) return true;
    return input.test(file) && inputs.some((folder) => folder === "" || file.startsWith(`${folder}/`));
  });
}

function checkOut({ root, commit }: Revision, files: readonly string[], tree: string, index: string): void {
  const env = { GIT_INDEX_FILE: index };
  const steps = [
    git(root, ["read-tree", commit], { env }),
    git(root, ["checkout-index", "-z", "--stdin", `--prefix=${tree}/`], { env, input: files.map((file) => `${file}\0`).join("") }),
  ];
  const failed = steps.find(({ ok }) => !ok);
  if (failed) throw new RevisionError(`git cannot check out the files of ${commit} (${failed.complaint}).`);
}
