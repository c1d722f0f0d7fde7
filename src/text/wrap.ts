import { columnsOfText } from "./columns";
import { escapeLineStart } from "./escape";

/**
 * Breaks a text at blanks so that each line, with its indent, fits into `width` columns; a longer word stands alone. No
 * line begins as a command of a build server.
 */
export function wrap(text: string, width: number, indent = "", firstIndent = indent): string {
  const lines: string[] = [];
  let line = firstIndent;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && columnsOfText(line) + 1 + columnsOfText(word) > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map(escapeLineStart).join("\n");
}
