import { escapeLineStart } from "./escape";

/** How many columns a terminal gives to a character: 0 for combining marks, 2 for wide ones (Chinese, emoji), else 1. */
function columnsOf(character: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Each character is one column. */
const plain = /^[ -~]*$/;

export function columnsOfText(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

// Unicode's East Asian Width W and F, in its large blocks (https://www.unicode.org/reports/tr11/).
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/**
 * Breaks a text at blanks so that each line, with its indent, fits into `width` columns; a longer word stands alone. No
 * line begins as a command of a build server.
 */
export function wrap(text: string, width: number, indent = "", firstIndent = indent): string {
  const lines: string[] = [];
  let line = firstIndent;
  let columns = columnsOfText(firstIndent);
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const more = columnsOfText(word);
    if (!empty && columns + 1 + more > width) {
      lines.push(line);
      line = indent;
      columns = columnsOfText(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    columns += empty ? more : 1 + more;
    empty = false;
  }
  return [...lines, line].map(escapeLineStart).join("\n");
}
