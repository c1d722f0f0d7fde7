import { isActive } from "../../findings/active";
import type { ScanResult } from "../../findings/result";
import { wrap } from "../../text/wrap";
import { byRule } from "../by-rule";

/** What to do now, after the table: where to begin, and the ways to go on. */
export function nextStep({ findings }: ScanResult, width: number): string | undefined {
  const [foremost] = byRule(findings.filter(isActive));
  if (foremost === undefined) return undefined;
  const [{ ruleId }] = foremost;
  const text =
    `Next: \`aadguard explain ${ruleId}\` says why and how to mend it. \`--format html=report.html\` writes everything on one page. ` +
    `\`aadguard waive ${ruleId} --application NAME --reason WHY --expires DAY\` accepts what has to stay.`;
  return wrap(text, width);
}
