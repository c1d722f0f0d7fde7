import type { DiagnoseDocument } from "../../diagnose/document";
import { jsonLines } from "../../text/json-text";

/** Control characters and direction marks in names stay escaped; JSON means the same by it. */
export function diagnoseJson(document: DiagnoseDocument): string {
  return `${jsonLines(document)}\n`;
}
