/** A mistake in the command line: a message, exit code 2, no report. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
