/** Something about an input that users have to know; only `unreadable` changes the exit code (2), unless the run is strict. */
export interface Diagnostic {
  readonly kind: DiagnosticKind;
  readonly path: string;
  /** 1-based, where there is a place in the file. */
  readonly line?: number;
  readonly column?: number;
  /** RFC 6901, where a part of the file is meant. */
  readonly pointer?: string;
  /** What is the matter, and what to do about it. */
  readonly message: string;
}

export type DiagnosticKind =
  /** It could not be read. */
  | "unreadable"
  /** It cannot show everything. */
  | "incomplete"
  /** It was cut short. */
  | "truncated"
  /** The same object twice, and nothing in it differs. */
  | "merged"
  /** The same object twice, or a field given twice, with different values: rules judge both. */
  | "conflict"
  /** It looks like ours and was not read. */
  | "unrecognised";

/** Why the walk did not read a file that it met. */
export type LeftOutReason = "gitignored" | "link" | "dependency folder" | "excluded" | "other extension" | "not a regular file";

/** Every reason, in the order in which reports name them: what an input may hide behind comes first. */
const leftOutReasons: readonly LeftOutReason[] = [
  "gitignored",
  "link",
  "other extension",
  "not a regular file",
  "excluded",
  "dependency folder",
];

/** Files (and folders, counted as one where nobody looked inside) that were not read, by reason. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly count: number;
  /** As users see them; the first 20. */
  readonly paths: readonly string[];
}

/** How many paths a reason names. */
const namedPaths = 20;

/** Gathers what the walks of one run left out. */
export class LeftOutTally {
  readonly #paths = new Map<LeftOutReason, string[]>();

  add(path: string, reason: LeftOutReason): void {
    const paths = this.#paths.get(reason);
    if (paths) paths.push(path);
    else this.#paths.set(reason, [path]);
  }

  finish(): LeftOut[] {
    return leftOutReasons.flatMap((reason) => {
      const paths = this.#paths.get(reason);
      // In the order of their names, by code unit: the same on every machine.
      return paths ? [{ reason, count: paths.length, paths: paths.sort().slice(0, namedPaths) }] : [];
    });
  }
}
