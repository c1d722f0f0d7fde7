import type { Problem } from "./json/problem";
import type { Common, Line, LinesDocument } from "./reader";

/** NDJSON whose lines come from `read`, each time anew; the ones that are not JSON are told once it is read for good. */
export function linesDocument(
  { path, tenant, layout }: Common,
  read: (onProblem: (problem: Problem) => void) => Iterable<Line>,
  problems: Problem[],
): LinesDocument {
  const [first] = read(() => undefined);
  return { form: "lines", path, tenant, layout, value: first?.value, lines: () => read((problem) => problems.push(problem)) };
}
