import { createScanner, SyntaxKind } from "jsonc-parser";
import type { LinePart } from "../../model/place";

/** Displayed paths of files that hold the secrets of others in clear text. */
const closed = new Set<string>();

/**
 * Of this file's lines nothing but the value that a finding is about is ever shown: a plan holds passwords of databases and of whatever
 * else it makes, in fields of any name.
 */
export function closeLinesOf(path: string): void {
  closed.add(path);
}

export function forgetClosedLines(): void {
  closed.clear();
}

/** The line as it may be shown for the value at `column` (from 1). */
export function openLine(path: string, line: string | LinePart, column: number): string | LinePart {
  if (!closed.has(path)) return line;
  if (typeof line === "string") return { text: onlyTextAt(line, column - 1), start: 0, isCut: false, lead: "" };
  return { ...line, text: onlyTextAt(line.text, column - 1 - line.start) };
}

/** Texts are hidden, names and the text at `offset` apart. */
function onlyTextAt(line: string, offset: number): string {
  const scanner = createScanner(line, true);
  let shown = "";
  let before = 0;
  let text: { start: number; end: number } | undefined;
  const hide = (): void => {
    if (!text || (text.start <= offset && offset < text.end)) return;
    const { start, end } = text;
    const isClosed = end - start > 1 && line[end - 1] === '"';
    shown += `${line.slice(before, start + 1)}${"•".repeat(Math.max(0, end - start - (isClosed ? 2 : 1)))}`;
    before = isClosed ? end - 1 : end;
  };
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    if (token !== SyntaxKind.ColonToken) hide();
    const start = scanner.getTokenOffset();
    text = token === SyntaxKind.StringLiteral ? { start, end: start + scanner.getTokenLength() } : undefined;
  }
  hide();
  return shown + line.slice(before);
}
