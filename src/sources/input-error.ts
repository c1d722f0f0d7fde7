/** An input that users named does not exist: a usage error (exit 2), told with what to do about it. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
