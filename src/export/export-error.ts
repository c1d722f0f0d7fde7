/** Ends the export: exit code 2, the message for people. It never contains a token. */
export class ExportError extends Error {
  override readonly name = "ExportError";
}
