import type { Locus } from "../model/place";
import type { Location } from "../report/result";
import { cachedText } from "./files/text-cache";
import type { JsonNode } from "./json/navigator";

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
  const found = file.navigator.find(pointer);
  const region = regionOf(file.text, found.node);
  const start = file.lines.at(region.start);
  const end = file.lines.at(region.end);
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, pointer: found.pointer };
}

/** A line of a file as it stands there, without its end. */
export function sourceLine(path: string, line: number): string | undefined {
  return cachedText(path)?.lines.line(line);
}

function regionOf(text: string, node: JsonNode): { start: number; end: number } {
  const begin = text[node.start];
  if (begin !== "{" && begin !== "[") return node;
  return node.key ?? { start: node.start, end: node.start + 1 };
}
