import type { Line } from "../reader";
import { problemOf, type Problem } from "./problem";

/** Whether a text that is no single JSON value is NDJSON: a line of its first two is a whole object or array. */
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

/** Every line's value; a line that is no JSON goes to `onProblem`, and the others still count. */
export function* jsonLines(text: string, onProblem: (problem: Problem) => void): Generator<Line> {
  for (const line of textLines(text)) {
    let value: unknown;
    try {
      value = JSON.parse(line.text);
    } catch {
      const problem = problemOf(line.text);
      onProblem({ ...problem, line: line.index + 1, column: problem.line === 1 ? problem.column + line.indent : 1 });
      continue;
    }
    yield { index: line.index, value };
  }
}

/** The lines with content, trimmed. */
function* textLines(text: string): Generator<{ index: number; text: string; indent: number }> {
  for (let start = 0, index = 0; start < text.length; index++) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    const content = line.trim();
    if (content !== "") yield { index, text: content, indent: line.length - line.trimStart().length };
    start = end + 1;
  }
}

function isContainer(line: string): boolean {
  if (!line.startsWith("{") && !line.startsWith("[")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
