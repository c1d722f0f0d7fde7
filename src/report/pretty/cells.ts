import { columnsOfText } from "../../text/columns";
import { escapesIn } from "../../text/escape";

const tab = "    ";

/** One character of a source line as it is shown: a tab or a control character is longer there than in the file. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
  /** Its offset in the line, in UTF-16 units. */
  readonly offset: number;
}

export function cellsOf(line: string): Cell[] {
  const escapes = escapesIn(line);
  let offset = 0;
  return Array.from(line, (character) => {
    const text = character === "\t" ? tab : (escapes.get(offset) ?? character);
    const cell = { text, columns: columnsOfText(text), offset };
    offset += character.length;
    return cell;
  });
}

/** The index of the cell that holds the offset; the number of cells for the line's end and what lies behind it. */
export function cellAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset > offset);
  if (next > 0) return next - 1;
  const last = cells[cells.length - 1];
  return last && offset === last.offset ? cells.length - 1 : cells.length;
}

export function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
