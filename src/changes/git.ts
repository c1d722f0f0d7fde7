import { DomainError } from "../model/domain-error";
import { spawnSync } from "node:child_process";

/** A question that git could not answer, in words for people. */
export class RevisionError extends DomainError {
  override readonly name = "RevisionError";
  readonly code = "revision";
}

/** A commit of the repository around a folder. */
export interface Revision {
  /** The repository's root, absolute. */
  readonly root: string;
  readonly commit: string;
}

/**
 * Where the current branch left a revision: what has been changed since then was changed here, and not over there.
 * @throws RevisionError without git, outside of a repository, or for a revision that this clone does not hold
 */
export function revisionOf(ref: string, folder: string): Revision {
  const root = git(folder, ["rev-parse", "--show-toplevel"]);
  if (!root.ok) throw new RevisionError(`This folder is in no git repository that can be read (${root.complaint}).`);
  const at = (name: string) => git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
  const there = ref === "" ? undefined : at(ref);
  if (!there?.ok) {
    throw new RevisionError(
      `"${ref}" is not a revision that this clone has. In a pipeline, fetch the whole history (actions/checkout: fetch-depth: 0).`,
    );
  }
  const here = at("HEAD");
  const base = here.ok ? git(folder, ["merge-base", there.text, here.text]) : here;
  if (!base.ok) {
    throw new RevisionError(
      `"${ref}" and the current branch have no common history in this clone. In a pipeline, fetch the whole history (actions/checkout: fetch-depth: 0).`,
    );
  }
  return { root: root.text, commit: base.text };
}

interface Answer {
  readonly ok: boolean;
  /** Standard output, without the last line break. */
  readonly text: string;
  /** The first line of standard error. */
  readonly complaint: string;
}

export interface GitOptions {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** @throws RevisionError where there is no git. */
export function git(folder: string, args: readonly string[], { input, env }: GitOptions = {}): Answer {
  const options = { cwd: folder, input, encoding: "utf8", maxBuffer: 1 << 30 } as const;
  const { status, stdout, stderr, error } = spawnSync("git", args, { ...options, env: { ...process.env, ...quiet, ...env } });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    throw new RevisionError("git is not installed, or not on the PATH: --changed-since asks it what has changed.");
  }
  if (error) throw new RevisionError(`git could not be run: ${error.message}.`);
  const complaint = stderr.trim().split("\n", 1)[0] || `exit code ${status}`;
  return { ok: status === 0, text: stdout.replace(/\n$/, ""), complaint };
}

/** English messages, and no lock taken only to look. */
const quiet = { LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
