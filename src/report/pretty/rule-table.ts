import { isActive } from "../../findings/active";
import { isShown } from "../../findings/weight";
import type { Finding, ScanResult } from "../../findings/result";
import { severities } from "../../policy/verdict";
import { counted } from "../../text/words";
import { wrap } from "../../text/wrap";
import type { ReportContext } from "../reporter";
import { byRule } from "../by-rule";
import { usualSeverity } from "./finding-blocks";
import { type Colors, severityColor } from "./style";

/** Every rule that found something, by severity and count; what is not shown has a line that says how to see it. */
export function ruleTable({ findings }: ScanResult, { look, width }: ReportContext, colors: Colors): string[] {
  const active = findings.filter(isActive);
  const lowest = look.minSeverity ?? usualSeverity;
  const groups = byRule(active.filter((finding) => isShown(finding, lowest)));
  const names = Math.max(0, ...groups.map(([{ ruleId }]) => ruleId.length));
  const counts = String(Math.max(0, ...groups.map((same) => same.length))).length;
  const rows = groups.map((same) => {
    const { severity, ruleId } = same[0];
    const start = `${String(same.length).padStart(counts)}  ${ruleId.padEnd(names)}`;
    const codes = codesWithin(same, width - "warning  ".length - start.length - 2);
    return `${severityColor(colors, severity)(severity.padEnd("warning".length))}  ${`${start}  ${codes}`.trimEnd()}`;
  });
  return [...rows, ...hiddenLines(active, lowest, width)];
}

function hiddenLines(active: readonly Finding[], lowest: Finding["severity"], width: number): string[] {
  return severities.flatMap((severity) => {
    const hidden = active.filter((finding) => finding.severity === severity && !isShown(finding, lowest));
    if (hidden.length === 0) return [];
    const rules = new Set(hidden.map(({ ruleId }) => ruleId)).size;
    const them = hidden.length === 1 ? "it" : "them";
    const text = `${counted(hidden.length, severity)} of ${counted(rules, "rule")}, not shown: --min-severity ${severity} shows ${them}`;
    return [wrap(text, width)];
  });
}

/** As many of the codes as the line has room for. */
function codesWithin(findings: readonly Finding[], room: number): string {
  const codes = [...new Set(findings.flatMap(({ aadsts }) => aadsts))];
  let text = "";
  for (const code of codes) {
    const longer = text === "" ? code : `${text}, ${code}`;
    if (longer.length > room - (code === codes.at(-1) ? 0 : 3)) return text === "" ? "" : `${text}, …`;
    text = longer;
  }
  return text;
}
