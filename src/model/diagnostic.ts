/** Something about an input that users have to know; only `unreadable` changes the exit code (2). */
export interface Diagnostic {
  readonly kind: "unreadable" | "incomplete" | "truncated" | "merged";
  readonly path: string;
  /** 1-based, where there is a place in the file. */
  readonly line?: number;
  readonly column?: number;
  /** What is the matter, and what to do about it. */
  readonly message: string;
}
