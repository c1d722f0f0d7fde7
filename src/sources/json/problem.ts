import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { LineMap } from "./line-map";

/** Why a text is no JSON. `line` and `column` from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The text holds no word of ours either: a file that nobody named may be left alone. */
  readonly isForeign?: boolean;
}

export const tooDeep = "This JSON is nested too deeply to be read.";

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is neither a text in quotes, a number, true, false nor null",
  InvalidNumberFormat: "this is no number",
  PropertyNameExpected: "a property name in double quotes is missing here",
  ValueExpected: "a value is missing here",
  ColonExpected: "a colon is missing here",
  CommaExpected: "a comma is missing here",
  CloseBraceExpected: "a closing } is missing here",
  CloseBracketExpected: "a closing ] is missing here",
  EndOfFileExpected: "another value follows the first one; write them as one array, or one to a line (jq -c .)",
  InvalidCommentToken: "this is no comment",
  UnexpectedEndOfComment: "the comment does not end",
  UnexpectedEndOfString: "the text in quotes does not end on its line",
  UnexpectedEndOfNumber: "the number is not complete",
  InvalidUnicode: "this \\u escape is not complete",
  InvalidEscapeCharacter: "there is no such escape as this one",
  InvalidCharacter: "this character has to be escaped",
};

const terraformCode =
  /^(?:resource|data)\s+"\w+"\s+"[\w-]+"\s*\{|^(?:terraform|locals)\s*\{|^(?:provider|variable|module|output)\s+"[\w-]+"\s*\{/m;
const bicepCode = /^(?:resource|module)\s+\w+\s+'[^']+'|^(?:extension\s+\w+|targetScope\s*=|param\s+\w+\s+\w+)/m;

/** What is wrong with a text that is no JSON, comments and trailing commas granted. */
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
  const begin = text.trimStart();
  if (begin === "") return "The file is empty. Export it again, or leave it out with --exclude.";
  if (begin.startsWith("PK\u0003\u0004"))
    return "This is a zip file, as Terraform and OpenTofu save a plan: run `terraform show -json <plan> | aadguard scan -` in the configuration's folder.";
  if (text.includes("\0")) return "This is no text: save it as UTF-8, or as UTF-16 with a byte order mark.";
  if (begin.startsWith("<")) return "This is XML or HTML, not JSON. Export it as JSON (PowerShell: ConvertTo-Json -Depth 10).";
  if (text.slice(offset).trim() === "") return "The JSON ends too early: the file was cut off. Export it again.";
  if (terraformCode.test(text))
    return "This is a Terraform configuration, not JSON. Plan it: `terraform plan -out=tfplan`, then `terraform show -json tfplan | aadguard scan -`.";
  if (bicepCode.test(text)) return "This is a Bicep file, not JSON. Compile it: `bicep build <file> --stdout | aadguard scan -`.";
  return `This is no JSON: ${(code && words[code]) ?? "it cannot be parsed"}.`;
}
