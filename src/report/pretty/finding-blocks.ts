import { isActive } from "../../findings/active";
import { byWeight, isShown } from "../../findings/weight";
import type { Finding, ScanResult } from "../../findings/result";
import { groupedBy } from "../../model/grouped";
import type { Severity } from "../../policy/verdict";
import { byRule } from "../by-rule";
import type { ReportContext } from "../reporter";
import { applicationBlock } from "./application-group";
import { findingBlock, type FindingContext } from "./finding";
import { ruleBlock } from "./rule-group";
import { sourceLines } from "./source-lines";
import type { Colors } from "./style";

/** What the terminal shows where nothing else is asked. */
export const usualSeverity: Severity = "warning";

/** The findings as they stand together, errors first. */
export function* findingBlocks({ findings }: ScanResult, context: ReportContext, colors: Colors): Iterable<string> {
  const { look, width } = context;
  const lowest = look.minSeverity ?? usualSeverity;
  const shown = findings.filter((finding) => isActive(finding) && isShown(finding, lowest)).sort(byWeight);
  const whole: FindingContext = { width, lineAt: sourceLines(context), verbose: look.verbose };
  if (look.groupBy === "none") {
    for (const finding of shown) yield findingBlock(finding, whole, colors);
  } else if (look.groupBy === "application") {
    for (const same of groupedBy(shown, applicationOf).values()) yield applicationBlock(same, width, colors);
  } else {
    const rules = new Map(context.rules.map((rule) => [rule.id, rule]));
    for (const same of byRule(shown)) {
      if (same.length === 1 || look.verbose) yield* same.map((finding) => findingBlock(finding, whole, colors));
      else yield ruleBlock(same, rules.get(same[0].ruleId), width, colors);
    }
  }
}

function applicationOf({ subject }: Finding): string {
  return JSON.stringify([subject.appId ?? subject.objectId ?? subject.urn ?? subject.address, subject.displayName, subject.kind]);
}
