import pc from "picocolors";
import { outcomeText, sawNothing } from "../../findings/outcome";
import type { ScanResult } from "../../findings/result";
import type { ReportContext, Reporter } from "../reporter";
import { escapeControls } from "../../text/escape";
import { wrap } from "../../text/wrap";
import { leftOutText } from "../left-out";
import { diagnosticLines, noticeLines, settledLines } from "./capped-lists";
import { findingBlocks } from "./finding-blocks";
import { foundNothing, nextStep, ruleTable, summaryLine } from "./summary";
import { openVerdicts } from "./open";

/** For people at a terminal: findings with their source lines, what was not judged, and every count. */
export const pretty: Reporter = {
  name: "pretty",
  audience: "people",
  *render(result, context: ReportContext) {
    const colors = pc.createColors(context.color);
    if (context.look.quiet) {
      yield `${summaryLine(result, context, colors)}\n`;
      return;
    }
    for (const text of findingBlocks(result, context, colors)) yield `${text}\n\n`;
    yield* block(settledLines(result.findings, colors));
    yield* block(diagnosticLines(result.diagnostics, colors));
    yield* block(noticeLines(result.notices, colors));
    yield* block(leftOutLines(result, context));
    if (result.undetermined.length > 0) yield `${openVerdicts(result.undetermined, context, colors)}\n\n`;
    yield* block(ruleTable(result, context, colors));
    const outcome = foundNothing(result, context, colors);
    if (outcome) yield `${outcome}\n`;
    const { open, lacking } = context.outcome;
    const isSaid = sawNothing(result) && result.summary.scanned > 0;
    if (!isSaid && (open > 0 || lacking.length > 0)) yield `${wrap(outcomeText(result, context.outcome), context.width)}\n`;
    yield `${summaryLine(result, context, colors)}\n`;
    const next = nextStep(result, context.width);
    if (next) yield `${next}\n`;
  },
};

function leftOutLines({ leftOut }: ScanResult, { width }: ReportContext): string[] {
  const text = leftOutText(leftOut);
  return text === undefined ? [] : wrap(escapeControls(text), width).split("\n");
}

function* block(lines: readonly string[]): Iterable<string> {
  if (lines.length > 0) yield `${lines.join("\n")}\n\n`;
}
