import { DomainError } from "../model/domain-error";

/** Ends the export: exit code 2, the message for people. It never contains a token. */
export class ExportError extends DomainError {
  override readonly name = "ExportError";
  readonly code = "export";
}
