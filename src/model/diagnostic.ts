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
