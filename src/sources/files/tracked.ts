import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/**
 * Files that git tracks although a `.gitignore` names them: a change that adds an ignore line hides nothing that is part of
 * the repository. Asked only where something is ignored; nothing is known without git.
 */
export class TrackedFiles {
  /** By repository root. */
  readonly #tracked = new Map<string, ReadonlySet<string>>();
  readonly #roots = new Map<string, string | undefined>();

  /** `path`: absolute, symbolic links resolved. */
  has(path: string): boolean {
    return this.#of(dirname(path)).has(path);
  }

  /** Those below a folder, in the order of their names. */
  below(folder: string): string[] {
    const tracked = this.#of(dirname(folder));
    if (tracked.size === 0) return [];
    return [...tracked].filter((path) => path.startsWith(folder + sep)).sort();
  }

  #of(folder: string): ReadonlySet<string> {
    const root = this.#rootOf(folder);
    if (root === undefined) return none;
    let tracked = this.#tracked.get(root);
    if (!tracked) this.#tracked.set(root, (tracked = ignoredButTracked(root)));
    return tracked;
  }

  #rootOf(folder: string): string | undefined {
    if (this.#roots.has(folder)) return this.#roots.get(folder);
    const parent = dirname(folder);
    const root = existsSync(join(folder, ".git")) ? folder : parent === folder ? undefined : this.#rootOf(parent);
    this.#roots.set(folder, root);
    return root;
  }
}

const none: ReadonlySet<string> = new Set();

/** The repository may be somebody else's, and owned by another user (a container): nothing that it configures is run. */
const question = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--ignored", "--exclude-standard"];

function ignoredButTracked(root: string): ReadonlySet<string> {
  // What a hook says about another repository does not count.
  const others = Object.entries(process.env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE)$/.test(name));
  const env = { ...Object.fromEntries(others), GIT_OPTIONAL_LOCKS: "0" };
  const { status, stdout } = spawnSync("git", question, { cwd: root, env, encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) return none;
  return new Set(stdout.split("\0").flatMap((file) => (file === "" ? [] : [join(root, file)])));
}
