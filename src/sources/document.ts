import { mayHoldEncoded } from "./graph/encoded";
import { jsonLines } from "./json/lines";
import type { LongStrings } from "./json/long-strings";
import { parseJson } from "./json/parse";
import type { Problem } from "./json/problem";
import { sequenceValues } from "./json/sequence";
import { holdsOurWords } from "./our-words";
import { type Common, type Document, type Line, linesDocument } from "./reader";

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
