import { spend } from "../../model/memory";
import type { Line } from "../reader";
import { problemOf, type Problem } from "./problem";
import { collisions } from "../fields/casing";
import type { LongStrings } from "./long-strings";
import { mayRepeatNames } from "./variants";

/** Whether a text that is not a single JSON value is NDJSON: a line of its first two is a whole object or array. */
export function isLines(text: string): boolean {
  return beginsWithLine(text) || secondLineIsWhole(text);
}

/** Nothing but NDJSON: the first line is a whole object or array, and another one follows. */
export function beginsWithLine(text: string): boolean {
  const [first, second] = textLines(text);
  return first !== undefined && second !== undefined && isContainer(first.text);
}

/** NDJSON whose first line is damaged, or JSON with comments: its second line may hold a whole element. */
function secondLineIsWhole(text: string): boolean {
  const [first, second] = textLines(text);
  return first !== undefined && second !== undefined && first.text.length > 1 && first.text.startsWith("{") && isContainer(second.text);
}

export interface LineOptions {
  /** Gets the lines with a name twice. */
  readonly repeating?: Map<number, string>;
  readonly strings?: LongStrings;
}

/** Every line's value; a line that is not JSON goes to `onProblem`, and the others still count. */
export function jsonLines(text: string, onProblem: (problem: Problem) => void, options?: LineOptions): Generator<Line> {
  return valuesOf(textLines(text), onProblem, options);
}

/** As `jsonLines`, of lines that were told apart. */
export function jsonOfLines(lines: Iterable<string>, onProblem: (problem: Problem) => void, options?: LineOptions): Generator<Line> {
  return valuesOf(withContent(lines), onProblem, options);
}

function* valuesOf(
  lines: Iterable<TextLine>,
  onProblem: (problem: Problem) => void,
  { repeating, strings }: LineOptions = {},
): Generator<Line> {
  for (const line of lines) {
    let value: unknown;
    try {
      value = JSON.parse(line.text);
    } catch {
      const problem = problemOf(line.text);
      onProblem({ ...problem, line: line.index + 1, column: problem.line === 1 ? problem.column + line.indent : 1 });
      continue;
    }
    if (repeating && mayRepeatNames(line.text, value)) repeating.set(line.index, line.text);
    const before = collisions.count;
    if (strings) value = strings.without(value, line.text, `/${line.index}`);
    yield { index: line.index, value };
    spend(line.text.length);
    // Whoever read it met a field in two spellings.
    if (collisions.count !== before) repeating?.set(line.index, line.text);
  }
}

/** A line with content, trimmed. */
interface TextLine {
  readonly index: number;
  readonly text: string;
  readonly indent: number;
}

function textLines(text: string): Generator<TextLine> {
  return withContent(linesOf(text));
}

function* withContent(lines: Iterable<string>): Generator<TextLine> {
  let index = 0;
  for (const line of lines) {
    const content = line.trim();
    if (content !== "") yield { index, text: content, indent: line.length - line.trimStart().length };
    index++;
  }
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function isContainer(line: string): boolean {
  const ends = `${line.charAt(0)}${line.charAt(line.length - 1)}`;
  if (ends !== "{}" && ends !== "[]") return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
