import { mayHoldEncoded } from "./graph/encoded";
import { jsonLines } from "./json/lines";
import type { LongStrings } from "./json/long-strings";
import { parseJson } from "./json/parse";
import type { Problem } from "./json/problem";
import { sequenceValues } from "./json/sequence";
import { holdsOurWords } from "./our-words";
import { type Common, type Document, type Line, linesDocument, type ReadResult } from "./reader";

export function holdsAnything({ declarations, collections, unrecognised = [] }: ReadResult): boolean {
  return declarations.length > 0 || collections.length > 0 || unrecognised.length > 0;
}

/** A text as readers get it; undefined where it is not JSON, which is then a problem. */
export function documentOf(text: string, common: Common, problems: Problem[], strings: LongStrings): Document | undefined {
  const parsed = parseJson(text);
  if (parsed.form === "unreadable") {
    // UTF-16 without a byte order mark has its words with a zero after each letter.
    problems.push({ ...parsed.problem, isForeign: !holdsOurWords(text.replaceAll("\0", "")) });
    return undefined;
  }
  let holds: boolean | undefined;
  const mayHoldOurs = (): boolean => (holds ??= holdsOurWords(text) || mayHoldEncoded(text));
  if (parsed.form !== "json") {
    const options = { repeating: new Map<number, string>(), strings };
    const read = (onProblem: (problem: Problem) => void): Iterable<Line> =>
      parsed.form === "lines" ? jsonLines(text, onProblem, options) : sequenceValues(text, parsed.nodes, options);
    return { ...linesDocument(common, read, problems), mayHoldOurs, repeating: options.repeating };
  }
  return { ...common, form: "json", value: strings.without(parsed.value, text, ""), pointer: "", mayHoldOurs };
}

/** A large file of damaged lines would bury everything else. */
export function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const most = 20;
  const next = problems[most];
  if (!next) return problems;
  return [...problems.slice(0, most), { ...next, message: `${problems.length - most} more lines of this file cannot be read.` }];
}
