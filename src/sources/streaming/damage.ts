import { visit } from "jsonc-parser";
import { LineMap } from "../json/line-map";
import { problemOf } from "../json/problem";
import type { HugeFile } from "./file";
import type { Place } from "./places";
import { Damaged, type Stop, Unsplit } from "./options";

/** A place in a list, and the text that opens such a list: from there on a damage is found as from the file's beginning. */
export interface Context {
  readonly lead: string;
  readonly from: Place;
}

/** How much after a damage tells what it is. */
const behind = 1000;
/** A bracket that is missing swallows what follows, but shows near its place. */
export const near = 1024 * 1024;

/** What is wrong in a file from a place until an offset, the code there included; undefined where nothing is. */
export function damageAt(file: HugeFile, context: Context, until: number): Stop | undefined {
  const close = context.from.offset + near;
  return (until > close ? damageUntil(file, context, close) : undefined) ?? damageUntil(file, context, until);
}

function damageUntil(file: HugeFile, { lead, from }: Context, until: number): Stop | undefined {
  const text = lead + file.text(from.offset, until + behind);
  const last = lead.length + file.text(from.offset, until).length;
  const inFile = ({ line, column }: { line: number; column: number }): { line: number; column: number } =>
    line === 1 ? { line: from.line, column: from.column + Math.max(0, column - 1 - lead.length) } : { line: from.line + line - 1, column };
  const [first, strict] = [offsetOf(text, false), offsetOf(text, true)];
  const isComment = /^\/[/*]/.test(text.slice(last)) && (first === undefined || first >= last);
  if (first !== undefined && first <= last && !isComment) {
    const problem = problemOf(text.slice(0, first + behind));
    return new Damaged({ ...problem, ...inFile(problem) });
  }
  if (strict === undefined || strict > last) return undefined;
  return new Unsplit({
    ...inFile(new LineMap(text).at(strict)),
    message: "Comments and trailing commas are read only in files up to about 512 MB. Take them out of this one, or export it in parts.",
  });
}

/** Where the first error is. It looks no further, and builds no values: a piece may be large. */
function offsetOf(text: string, strict: boolean): number | undefined {
  const found: { offset?: number } = {};
  const onError = (_code: number, offset: number): never => {
    found.offset = offset;
    throw found;
  };
  try {
    visit(text, { onError }, { allowTrailingComma: !strict, disallowComments: strict });
  } catch (error) {
    // Nested too deeply for the parser.
    if (error instanceof RangeError) return 0;
    if (error !== found) throw error;
  }
  return found.offset;
}
