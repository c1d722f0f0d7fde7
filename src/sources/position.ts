import type { LinePart, Location, Locus } from "../model/place";
import { openLine } from "./files/closed-lines";
import { cachedText } from "./files/text-cache";

export interface PositionOptions {
  /** The folder that displayed paths are relative to; the last `readInputs` decides it otherwise. */
  readonly cwd?: string;
}

/**
 * Line and column (from 1) of a place: the value, or for an object or array its name, else its opening bracket. Where
 * the pointer does not exist, the nearest part around it. Reads each file once.
 */
export function positionOf(locus: Locus, options: PositionOptions = {}): Location {
  const { path, pointer } = locus;
  if (locus.line !== undefined) {
    const column = locus.column ?? 1;
    return { path, line: locus.line, column, endLine: locus.line, endColumn: column, pointer };
  }
  const file = cachedText(path, options.cwd);
  if (!file) return { path, line: 1, column: 1, endLine: 1, endColumn: 1, pointer };
  const found = file.find(pointer);
  const { start, end } = found;
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, pointer: found.pointer };
}

/** A line of a file as it stands there, without its end; of one too long for a text, the part around `column`. */
export function sourceLine(path: string, line: number, column?: number): string | LinePart | undefined {
  const found = cachedText(path)?.line(line, column);
  return found === undefined ? undefined : openLine(path, found, column ?? 1);
}
