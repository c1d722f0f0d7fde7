import type { DiagnoseDocument } from "../../diagnose/document";
import { escapeControls } from "../escape";

/** Control characters and direction marks in names stay escaped; JSON means the same by it. */
export function diagnoseJson(document: DiagnoseDocument): string {
  return `${JSON.stringify(document, null, 2).split("\n").map(escapeControls).join("\n")}\n`;
}
