import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { LineMap } from "./line-map";
import { otherFormat } from "./other-format";

/** Why a text is not JSON. `line` and `column` from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The text holds no word of ours either: a file that nobody named may be left alone. */
  readonly isForeign?: boolean;
}

export const tooDeep = "This JSON is nested too deeply to be read.";

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is neither a string in quotes, a number, true, false nor null",
  InvalidNumberFormat: "this is not a number",
  PropertyNameExpected: "a property name in double quotes is missing here",
  ValueExpected: "a value is missing here",
  ColonExpected: "a colon is missing here",
  CommaExpected: "a comma is missing here",
  CloseBraceExpected: "a closing } is missing here",
  CloseBracketExpected: "a closing ] is missing here",
  EndOfFileExpected: "another value follows the first one; write them as one array, or one to a line (jq -c .)",
  InvalidCommentToken: "this is not a comment",
  UnexpectedEndOfComment: "the comment does not end",
  UnexpectedEndOfString: "the string does not end on its line",
  UnexpectedEndOfNumber: "the number is not complete",
  InvalidUnicode: "this \\u escape is not complete",
  InvalidEscapeCharacter: "there is no such escape as this one",
  InvalidCharacter: "this character has to be escaped",
};

/** What is wrong with a text that is not JSON, comments and trailing commas granted. */
export function problemOf(text: string): Problem {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { line: 1, column: 1, message: tooDeep };
  }
  const [first] = errors;
  const offset = first?.offset ?? 0;
  return { ...new LineMap(text).at(offset), message: inPlainWords(text, offset, first && printParseErrorCode(first.error)) };
}

function inPlainWords(text: string, offset: number, code: string | undefined): string {
  const other = otherFormat(text);
  if (other !== undefined) return other;
  if (text.slice(offset).trim() === "") return "The JSON ends too early: the file was cut off. Export it again.";
  return `This is not valid JSON: ${(code && words[code]) ?? "it cannot be parsed"}.`;
}
