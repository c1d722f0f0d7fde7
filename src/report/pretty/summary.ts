import pc from "picocolors";
import { isActive, isShown } from "../../findings/weight";
import { outcomeText, sawNothing } from "../../findings/outcome";
import type { Finding, ScanResult } from "../../findings/result";
import { countOfKind } from "../../model/kind-words";
import { severities } from "../../policy/verdict";
import { counted, joined } from "../../text/words";
import { wrap } from "../../text/wrap";
import { byRule } from "../by-rule";
import type { ReportContext } from "../reporter";
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

/** What the run amounts to where it has no finding; never more than was checked. */
export function foundNothing(result: ScanResult, { width, outcome }: ReportContext, colors: Colors): string | undefined {
  const { summary, findings, coverage, diagnostics } = result;
  if (findings.some(isActive)) return undefined;
  if (summary.scanned === 0 && summary.applications + summary.servicePrincipals === 0) return nothingRead(summary.files, width);
  if (sawNothing(result)) return wrap(outcomeText(result, outcome), width);
  const incomplete = diagnostics.filter(({ kind }) => kind === "incomplete").length;
  const gaps = [
    ...(summary.undetermined > 0 ? [`${counted(summary.undetermined, "verdict")} left open`] : []),
    ...(summary.notCarried ? [`${counted(summary.notCarried, "verdict")} not asked for`] : []),
    ...(summary.unreadable > 0 ? [`${counted(summary.unreadable, "file")} not read`] : []),
    ...(incomplete > 0 ? [`${counted(incomplete, "input")} incomplete`] : []),
  ];
  const settled = findings.length > 0 ? " beyond what is waived or in the baseline" : "";
  const found = `No fault found by ${counted(coverage.length, "rule")}${settled}`;
  const judged =
    gaps.length > 0 ? `${found} in what could be judged: ${joined(gaps)}.` : `${found}, and nothing that was read is left open.`;
  const text = `${judged} What only a sign-in shows is not covered: see \`aadguard explain AADSTS50000\`.`;
  const lines = wrap(text, width).split("\n");
  return gaps.length > 0 ? lines.join("\n") : lines.map((line) => colors.green(line)).join("\n");
}

function nothingRead(files: number, width: number): string {
  const seen = files === 0 ? "no file to read was found" : `${counted(files, "file")} read, and none contains a declaration`;
  const reads =
    "aadguard reads applications, service principals, delegated grants, app role assignments, federated credentials and " +
    "authorization policies: from `az` and Microsoft Graph as JSON or NDJSON, Graph PowerShell (ConvertTo-Json -Depth 10), " +
    "EntraExporter folders, app manifests of the portal and of Teams Toolkit, `pulumi stack export`, `pulumi preview --json`, " +
    "`terraform show -json` and compiled Bicep. `aadguard sources` has the whole list.";
  return wrap(`No declaration found: ${seen}. ${reads}`, width);
}

/** Every count, on one line, without colours. */
export function summaryText(result: ScanResult, elapsed: number): string {
  return summaryLine(result, { elapsed }, pc.createColors(false));
}

/** Every count, on one line. */
export function summaryLine({ summary }: ScanResult, { elapsed }: Pick<ReportContext, "elapsed">, colors: Colors): string {
  const red = (count: number, text: string) => (count > 0 ? colors.red(text) : text);
  const yellow = (count: number, text: string) => (count > 0 ? colors.yellow(text) : text);
  const verdicts = [
    red(summary.errors, counted(summary.errors, "error")),
    yellow(summary.warnings, counted(summary.warnings, "warning")),
    counted(summary.notes, "note"),
    `${summary.undetermined} undetermined`,
    ...(summary.notCarried ? [`${summary.notCarried} not asked for`] : []),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(summary.baselined > 0 ? [`${summary.baselined} baselined`] : []),
    red(summary.unreadable, `${summary.unreadable} unreadable`),
  ];
  const inputs = [
    `${counted(summary.files, "file")} (${summary.scanned} scanned, ${summary.skipped} skipped)`,
    countOfKind(summary.applications, "application"),
    countOfKind(summary.servicePrincipals, "servicePrincipal"),
  ];
  return `${verdicts.join(", ")} in ${inputs.join(", ")}; ${duration(elapsed)}`;
}

/** Milliseconds as people say them: `85 ms`, `2.4 s`. */
function duration(elapsed: number): string {
  return elapsed < 1000 ? `${Math.round(elapsed)} ms` : `${(elapsed / 1000).toFixed(1)} s`;
}

/** What to do now, after the table: where to begin, and the ways to go on. */
export function nextStep({ findings }: ScanResult, width: number): string | undefined {
  const [foremost] = byRule(findings.filter(isActive));
  if (foremost === undefined) return undefined;
  const [{ ruleId }] = foremost;
  const text =
    `Next: \`aadguard explain ${ruleId}\` shows the cause and the fix. \`--format html=report.html\` writes everything to one page. ` +
    `\`aadguard waive ${ruleId} --application NAME --reason WHY --expires DAY\` accepts a finding that has to stay.`;
  return wrap(text, width);
}
