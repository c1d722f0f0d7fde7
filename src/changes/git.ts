import { DomainError } from "../model/domain-error";
import { isAbsolute, sep } from "node:path";
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

/** @throws RevisionError without git, outside of a repository, or for a revision that this clone does not have */
export function commitOf(ref: string, folder: string): Revision {
  const root = git(folder, [...asGuest, "rev-parse", "--show-toplevel"]);
  if (!root.ok) throw new RevisionError(`This folder is in no git repository that can be read (${root.complaint}).`);
  const there =
    ref === "" ? undefined : git(folder, [...asGuest, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (there?.ok) return { root: root.text, commit: there.text };
  throw new RevisionError(
    `"${ref}" is not a revision that this clone has. In a pipeline, fetch the whole history (actions/checkout: fetch-depth: 0).`,
  );
}

/**
 * Where the current branch left a revision: what has been changed since then was changed here, and not over there.
 * @throws RevisionError as `commitOf`, and without common history
 */
export function revisionOf(ref: string, folder: string): Revision {
  const { root, commit } = commitOf(ref, folder);
  const base = git(folder, ["merge-base", commit, "HEAD"]);
  if (base.ok) return { root, commit: base.text };
  throw new RevisionError(
    `"${ref}" and the current branch have no common history in this clone. In a pipeline, fetch the whole history (actions/checkout: fetch-depth: 0).`,
  );
}

/** Whether a path from a folder (`relative`) stays in it; the folder itself is empty. */
export function isInside(path: string): boolean {
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
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
    throw new RevisionError("git is not installed, or not on the PATH.");
  }
  if (error) throw new RevisionError(`git could not be run: ${error.message}.`);
  const complaint = stderr.trim().split("\n", 1)[0] || `exit code ${status}`;
  return { ok: status === 0, text: stdout.replace(/\n$/, ""), complaint };
}

/** The repository may be owned by another user (a container): for commands that run nothing of what it configures. */
export const asGuest = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*"];

/** English messages, and no lock taken only to look. */
const quiet = { LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
