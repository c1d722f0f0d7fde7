/** What kind of mistake it is, for programs: each kind is one class, in the folder that throws it. */
export type DomainErrorCode =
  | "input"
  | "configuration"
  | "baseline"
  | "revision"
  | "rules"
  | "request"
  | "error-text"
  | "usage"
  | "export"
  | "shard"
  | "facts"
  | "memory";

/** A mistake that users can fix. The message says where it is and what to do; a line for each where there are several. */
export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;
}
