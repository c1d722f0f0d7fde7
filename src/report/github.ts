import type { Diagnostic } from "../model/diagnostic";
import type { Severity } from "../policy/verdict";
import { isActive } from "../findings/weight";
import { escapeControls } from "../text/escape";
import { stepSummary } from "./markdown";
import { openText, outcomeText } from "../findings/outcome";
import type { ReportContext, Reporter } from "./reporter";
import type { Finding, Notice, ScanResult } from "../findings/result";
import { clip, counted, sentence } from "../text/words";

type Level = "error" | "warning" | "notice";
const levels: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", note: "notice" };
const longestText = 4000;

/**
 * Workflow commands for GitHub Actions, which shows them at the lines of a pull request, and the job's summary.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = {
  name: "github",
  audience: "programs",
  *render(result, context) {
    // GitHub shows the first of each level only, and these can be few: what was not judged must not be cut off after the findings.
    const { open, ending, lacking } = context.outcome;
    if (open > 0) yield command("error", { title: "aadguard: undetermined" }, `${openText(open)}.`);
    if (ending === "nothing") yield command("error", { title: "aadguard: nothing judged" }, outcomeText(result, context.outcome));
    for (const clause of lacking) yield command("error", { title: "aadguard: not whole" }, `${clause}.`);
    for (const diagnostic of result.diagnostics.filter(isUnreadable)) yield saidOf(diagnostic, "error", context);
    for (const finding of result.findings.filter(isActive)) yield commandOf(finding, context);
    const others = [...result.diagnostics.filter((diagnostic) => !isUnreadable(diagnostic)), ...result.notices];
    for (const other of others) yield saidOf(other, "warning", context);
    yield `${closingLine(result)}\n`;
  },
  beside: { variable: "GITHUB_STEP_SUMMARY", render: (result, context) => [stepSummary(result, context)] },
};

function isUnreadable({ kind }: Diagnostic): boolean {
  return kind === "unreadable";
}

function saidOf({ kind, path, line, column, message }: Diagnostic | Notice, level: Level, { repositoryPath }: ReportContext): string {
  return command(level, { file: path ? repositoryPath(path) : undefined, line, col: column, title: `aadguard: ${kind}` }, message);
}

/** The start alone: for an end after the file's last line GitHub shows no annotation at all. */
function commandOf({ severity, ruleId, aadsts, message, remediation, location }: Finding, { repositoryPath }: ReportContext): string {
  const title = aadsts.length > 0 ? `${ruleId} (${aadsts.join(", ")})` : ruleId;
  const place = { file: repositoryPath(location.path), line: location.line, col: location.column };
  const text = `${sentence(clip(message, longestText))} ${clip(remediation.text, longestText)}`;
  return command(levels[severity], { ...place, title }, text);
}

function command(level: Level, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${level} ${list}::${escapeData(message)}\n`;
}

/** The runner decodes these; a name of the input stays on its line and in its place. */
function escapeData(text: string): string {
  return escapeControls(text).replace(/%/g, "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

/** The runner shows this many annotations of a level for one step. */
const mostShown = 10;

function closingLine({ summary: { errors, warnings, notes, undetermined, notCarried } }: ScanResult): string {
  const unasked = notCarried ? `, ${notCarried} not asked for` : "";
  const counts = `${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(notes, "note")}, ${undetermined} undetermined${unasked}.`;
  const cut = Math.max(errors, warnings, notes) > mostShown;
  return `aadguard: ${counts}${cut ? ` GitHub shows ${mostShown} annotations of each level; the job's summary has all that fit into 1 MiB, and says what it leaves out.` : ""}`;
}
