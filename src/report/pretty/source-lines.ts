import type { ReportContext } from "../reporter";
import { secretSpans, type Span } from "../secrets";

export interface SourceLine {
  readonly text: string;
  /** What must not be shown of it. */
  readonly secrets: readonly Span[];
}

/** The source lines of findings in their order. The last one is kept: an export of megabytes may be one line. */
export function sourceLines(context: ReportContext): (path: string, line: number) => SourceLine | undefined {
  let lastKey = "";
  let last: SourceLine | undefined;
  return (path, line) => {
    const key = `${line}:${path}`;
    if (key === lastKey) return last;
    const text = context.sourceLine(path, line);
    lastKey = key;
    last = text === undefined ? undefined : { text, secrets: secretSpans(text) };
    return last;
  };
}
