import { escapeLineStart, escapeControls } from "./escape";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text that may hold anything, for an element or an attribute in double quotes. What XML 1.0 cannot hold is shown escaped. */
export function escapeXml(text: string): string {
  return escapeControls(text)
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** Lines of such texts, as an element's content. */
export function escapeXmlLines(lines: readonly string[]): string {
  return lines.map((line) => escapeLineStart(escapeXml(line))).join("\n");
}
