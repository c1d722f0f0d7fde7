import pc from "picocolors";
import { isActive } from "../../findings/active";
import { outcomeText, sawNothing } from "../../findings/outcome";
import type { ReportContext } from "../reporter";
import type { ScanResult } from "../../findings/result";
import { countOfKind } from "../../model/kind-words";
import { counted, joined } from "../../text/words";
import { wrap } from "../../text/wrap";
import type { Colors } from "./style";

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
  const seen = files === 0 ? "no file to read was found" : `${counted(files, "file")} looked at, none contains one that is read`;
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
