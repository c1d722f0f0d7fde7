import { columnsOfText } from "../../text/wrap";
import { escapesIn } from "../../text/escape";
import type { Span } from "../../text/secrets";
import type { SourceLine } from "./source-lines";

const tab = "    ";

/** One character of a source line as it is shown: a tab or a control character is longer there than in the file. */
interface Cell {
  readonly text: string;
  readonly columns: number;
  /** Its offset in the line, in UTF-16 units. */
  readonly offset: number;
}

function cellsOf(line: string): Cell[] {
  const escapes = escapesIn(line);
  let offset = 0;
  return Array.from(line, (character) => {
    const text = character === "\t" ? tab : (escapes.get(offset) ?? character);
    const cell = { text, columns: columnsOfText(text), offset };
    offset += character.length;
    return cell;
  });
}

/** The index of the cell that holds the offset; the number of cells for the line's end and what comes after it. */
function cellAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset > offset);
  if (next > 0) return next - 1;
  const last = cells[cells.length - 1];
  return last && offset === last.offset ? cells.length - 1 : cells.length;
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}

const ellipsis = "…";
const hidden = "•";

/**
 * A source line and the carets under its part from `column` to before `endColumn` (from 1, in UTF-16 units; without
 * `endColumn`: to the line's end), both clipped to `width` columns around that part: exports often are one long line.
 */
export function frame(line: SourceLine, column: number, endColumn: number | undefined, width: number): { text: string; carets: string } {
  const begin = column - 1 - line.start;
  const end = endColumn === undefined ? line.text.trimEnd().length : endColumn - 1 - line.start;
  const near = neighbourhood(line, { start: begin, end }, width);
  const cells = cellsOf(near.text);
  const first = cellAt(cells, begin - near.start);
  const last = Math.max(first, cellAt(cells, end - near.start) - 1);
  const { from, to } = clipAround(cells, first, last, width, near.cut);
  const cutBefore = line.start + near.start > 0 || from > 0;
  const cutAfter = line.isCut || near.start + near.text.length < line.text.length || to < cells.length;
  const text = cells.slice(from, to).map((cell) => cell.text);
  const lead = cutBefore ? ellipsis.length : 0;
  return {
    text: `${cutBefore ? ellipsis : ""}${text.join("")}${cutAfter ? ellipsis : ""}`.trimEnd(),
    carets:
      " ".repeat(lead + columnsOf(cells.slice(from, first))) +
      "^".repeat(Math.max(1, columnsOf(cells.slice(first, Math.min(last + 1, to))))),
  };
}

/** No more of a line of megabytes than can be shown, secrets hidden; a place is never a secret itself. */
function neighbourhood({ text, secrets, ...line }: SourceLine, place: Span, width: number): { text: string; start: number; cut: boolean } {
  const start = Math.max(0, place.start - 2 * width);
  const end = Math.min(text.length, place.start + 2 * width);
  let shown = text.slice(start, end);
  for (const secret of secrets) {
    const from = Math.max(secret.start, start) - start;
    const to = Math.min(secret.end, end) - start;
    const isPlace = place.start <= secret.start && secret.end <= place.end && place.end - place.start <= secret.end - secret.start + 2;
    if (from < to && !isPlace) shown = shown.slice(0, from) + hidden.repeat(to - from) + shown.slice(to);
  }
  return { text: shown, start, cut: line.start + start > 0 || line.isCut || end < text.length };
}

/** The cells to show: all where they fit, else the marked ones with as much before as after them. */
function clipAround(cells: readonly Cell[], first: number, last: number, width: number, cut: boolean): { from: number; to: number } {
  if (!cut && columnsOf(cells) <= width) return { from: 0, to: cells.length };
  let room = Math.max(20, width) - 2 * ellipsis.length;
  const takes = (cell: Cell | undefined): boolean => {
    if (!cell || cell.columns > room) return false;
    room -= cell.columns;
    return true;
  };
  let from = first;
  let to = first;
  while (to <= last && takes(cells[to])) to++;
  for (let grown = true; grown;) {
    grown = false;
    if (takes(cells[to])) {
      to++;
      grown = true;
    }
    if (takes(cells[from - 1])) {
      from--;
      grown = true;
    }
  }
  return { from, to };
}
