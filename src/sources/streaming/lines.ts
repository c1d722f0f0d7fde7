import { Code } from "../json/code";
import type { HugeFile } from "./file";
import { otherShape, type SplitOptions, Unsplit } from "./options";
import { Places } from "./places";

/** Where all lines of a file stand, empty ones too, without their ends. */
export function scanLines(file: HugeFile, options: SplitOptions): Places {
  const places = new Places();
  for (const [offset, end] of lineRanges(file, options)) places.add({ offset, end, line: places.length + 1, column: 1 });
  return places;
}

/** The file to the end of its second line with content, which tells whether it is NDJSON; empty where a line is too long for a text. */
export function firstLines(file: HugeFile, options: SplitOptions): string {
  const lines: string[] = [];
  try {
    for (const [start, end] of lineRanges(file, options)) {
      const line = file.text(start, end);
      if (line.trim() !== "") lines.push(line);
      if (lines.length === 2) break;
    }
  } catch (error) {
    if (error instanceof Unsplit) return "";
    throw error;
  }
  return lines.join("\n");
}

function* lineRanges(file: HugeFile, options: SplitOptions): Generator<[start: number, end: number]> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(options.chunk, file.length * file.unit) + file.unit);
  let start = 0;
  for (let base = 0; base < file.length;) {
    const codes = file.codes(base, base + Math.floor(options.chunk / file.unit), buffer);
    if (codes.length === 0) break;
    for (let at = codes.indexOf(Code.newLine); at >= 0; at = codes.indexOf(Code.newLine, at + 1)) {
      yield [start, base + at];
      start = base + at + 1;
    }
    base += codes.length;
    if ((base - start) * file.unit > options.piece) throw otherShape();
  }
  yield [start, file.length];
}
