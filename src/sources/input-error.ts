import { DomainError } from "../model/domain-error";
/** An input that users named does not exist: a usage error (exit 2), told with what to do about it. */
export class InputError extends DomainError {
  override readonly name = "InputError";
  readonly code = "input";

  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
