import type { Ending } from "../findings/outcome";
import { DomainError } from "../model/domain-error";

export const exitCodes = {
  ok: 0,
  /** A finding at or above `--fail-on`, or (with `--undetermined fail`) an undetermined verdict. */
  findings: 1,
  /** Usage, configuration, internal error, a path that does not exist, an input that could not be read, what `--strict` or `--require` lacks. */
  failure: 2,
  /** Nothing was judged: a gate that saw nothing must not pass. */
  nothing: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOf(ending: Ending): ExitCode {
  return exits[ending];
}

const exits: Readonly<Record<Ending, ExitCode>> = {
  passed: exitCodes.ok,
  findings: exitCodes.findings,
  unreadable: exitCodes.failure,
  lacking: exitCodes.failure,
  nothing: exitCodes.nothing,
};

/** A mistake in the command line: a message, exit code 2, no report. */
export class UsageError extends DomainError {
  override readonly name = "UsageError";
  readonly code = "usage";
}
