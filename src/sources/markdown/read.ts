import { CachedText } from "../files/cached-text";
import { keepText } from "../files/text-cache";
import type { LongStrings } from "../json/long-strings";
import { parseJson } from "../json/parse";
import type { Problem } from "../json/problem";
import { holdsOurWords } from "../our-words";
import { readVariants } from "../read-variants";
import type { Common, ReadResult } from "../reader";
import { fencesOf } from "./fences";

export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(path);
}

/** Reads the JSON code fences of a Markdown file: examples, which prove nothing complete. */
export function readMarkdown(text: string, common: Common, problems: Problem[], strings: LongStrings): ReadResult | undefined {
  const fences = fencesOf(text, (part) => parseJson(part).form === "json");
  if (fences.parts.length === 0) {
    problems.push({ line: 1, column: 1, message: withoutFences });
    return undefined;
  }
  // Places are those of the Markdown file.
  keepText(common.path, new CachedText(fences.text, false));
  const read = fences.parts.map((part, index) => {
    const parsed = parseJson(part);
    if (parsed.form !== "json") return undefined;
    return readVariants(part, {
      ...common,
      form: "json",
      value: strings.without(parsed.value, part, `/${index}`),
      pointer: `/${index}`,
      mayHoldOurs: () => holdsOurWords(part),
    });
  });
  const all = <T>(of: (one: ReadResult) => readonly T[] | undefined): T[] => read.flatMap((one) => (one && of(one)) ?? []);
  return {
    declarations: all(({ declarations }) => declarations),
    collections: all(({ collections }) => collections).map((one) => ({ ...one, complete: false })),
    diagnostics: all(({ diagnostics }) => diagnostics),
    misread: all(({ misread }) => misread),
    unrecognised: all(({ unrecognised }) => unrecognised),
  };
}

const withoutFences = "This is Markdown without a code fence of JSON. Put the manifest between ```json and ```, or scan a file of JSON.";
