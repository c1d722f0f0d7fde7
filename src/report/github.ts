import type { Severity } from "../policy/verdict";
import { isActive } from "./active";
import { escapeControls } from "./escape";
import { stepSummary } from "./markdown";
import type { ReportContext, Reporter } from "./reporter";
import type { Finding, ScanResult } from "./result";
import { clip, sentence } from "./sentences";
import { counted } from "./words";

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
    for (const finding of result.findings.filter(isActive)) yield commandOf(finding, context);
    for (const { kind, path, line, column, message } of [...result.diagnostics, ...result.notices]) {
      const file = path ? context.repositoryPath(path) : undefined;
      yield command(kind === "unreadable" ? "error" : "warning", { file, line, col: column, title: `aadguard: ${kind}` }, message);
    }
    yield `${closingLine(result)}\n`;
  },
  beside: { variable: "GITHUB_STEP_SUMMARY", render: (result, context) => [stepSummary(result, context)] },
};

/** The start alone: for an end behind the file's last line GitHub shows no annotation at all. */
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

function closingLine({ summary: { errors, warnings, notes, undetermined } }: ScanResult): string {
  const counts = `${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(notes, "note")}, ${undetermined} undetermined.`;
  const cut = Math.max(errors, warnings, notes) > mostShown;
  return `aadguard: ${counts}${cut ? ` GitHub shows ${mostShown} annotations of each level; the job's summary has all findings.` : ""}`;
}
