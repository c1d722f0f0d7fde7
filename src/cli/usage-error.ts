import { DomainError } from "../model/domain-error";
/** A mistake in the command line: a message, exit code 2, no report. */
export class UsageError extends DomainError {
  override readonly name = "UsageError";
  readonly code = "usage";
}
