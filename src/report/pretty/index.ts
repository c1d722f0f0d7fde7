import pc from "picocolors";
import { isActive } from "../../findings/active";
import { outcomeText, sawNothing } from "../../findings/outcome";
import type { ScanResult } from "../../findings/result";
import type { ReportContext, Reporter } from "../reporter";
import { escapeControls } from "../../text/escape";
import { wrap } from "../../text/wrap";
import { leftOutText } from "../left-out";
import { diagnosticLines, noticeLines } from "./diagnostic";
import { findingBlock } from "./finding";
import { openVerdicts } from "./open";
import { settledLines } from "./settled";
import { sourceLines } from "./source-lines";
import { foundNothing, summaryLine } from "./summary";

/** For people at a terminal: findings with their source lines, what was not judged, and every count. */
export const pretty: Reporter = {
  name: "pretty",
  audience: "people",
  *render(result, context: ReportContext) {
    const colors = pc.createColors(context.color);
    const shown = { width: context.width, lineAt: sourceLines(context) };
    for (const finding of result.findings.filter(isActive)) yield `${findingBlock(finding, shown, colors)}\n\n`;
    yield* block(settledLines(result.findings, colors));
    yield* block(diagnosticLines(result.diagnostics, colors));
    yield* block(noticeLines(result.notices, colors));
    yield* block(leftOutLines(result, context));
    const outcome = foundNothing(result, context, colors);
    if (outcome) yield `${outcome}\n`;
    const { open, lacking } = context.outcome;
    const isSaid = sawNothing(result) && result.summary.scanned > 0;
    if (!isSaid && (open > 0 || lacking.length > 0)) yield `${wrap(outcomeText(result, context.outcome), context.width)}\n`;
    yield `${summaryLine(result, context, colors)}\n`;
    if (result.undetermined.length > 0) yield `\n${openVerdicts(result.undetermined, context, colors)}\n`;
  },
};

function leftOutLines({ leftOut }: ScanResult, { width }: ReportContext): string[] {
  const text = leftOutText(leftOut);
  return text === undefined ? [] : wrap(escapeControls(text), width).split("\n");
}

function* block(lines: readonly string[]): Iterable<string> {
  if (lines.length > 0) yield `${lines.join("\n")}\n\n`;
}
