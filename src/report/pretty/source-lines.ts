import type { ReportContext } from "../reporter";
import type { LinePart } from "../../model/place";
import { secretSpans, type Span } from "../../text/secrets";

export interface SourceLine {
  readonly text: string;
  /** What must not be shown of it. */
  readonly secrets: readonly Span[];
  /** What stands before the text on its line, in UTF-16 units. */
  readonly start: number;
  /** Whether more of the line follows. */
  readonly isCut: boolean;
}

/** The source lines of findings in their order. The last one is kept: an export of megabytes may be one line. */
export function sourceLines(context: ReportContext): (path: string, line: number, column: number) => SourceLine | undefined {
  let lastKey = "";
  let last: SourceLine | undefined;
  return (path, line, column) => {
    const key = `${line}:${path}`;
    if (key === lastKey) return last;
    const found = context.sourceLine(path, line, column);
    last = found === undefined ? undefined : sourceLineOf(found);
    // A part serves its own column.
    lastKey = typeof found === "object" ? "" : key;
    return last;
  };
}

function sourceLineOf(found: string | LinePart): SourceLine {
  if (typeof found === "string") return { text: found, secrets: secretSpans(found), start: 0, isCut: false };
  const { text, start, isCut, lead } = found;
  const secrets = secretSpans(lead + text).map((secret) => ({ start: secret.start - lead.length, end: secret.end - lead.length }));
  return { text, secrets: secrets.map((secret) => ({ ...secret, start: Math.max(0, secret.start) })), start, isCut };
}
