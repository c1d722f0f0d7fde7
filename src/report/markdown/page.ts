import { isActive, leftOut } from "../../findings/weight";
import { nothingFound, outcomeText } from "../../findings/outcome";
import type { Finding, ScanResult } from "../../findings/result";
import { countOfKind } from "../../model/kind-words";
import type { Rule } from "../../policy/catalogue";
import { severities, type Severity } from "../../policy/verdict";
import { clip, counted } from "../../text/words";
import { byRule, remediesOf } from "../by-rule";
import { leftOutText } from "../left-out";
import type { ReportContext } from "../reporter";
import { code, escapeMarkdown } from "./escape";
import { diagnosticLines, findingRow, openLines, remedies, waivedLines } from "./lists";

interface Room {
  /** The size that the page must not exceed. */
  readonly most: number;
  readonly sizeOf: (text: string) => number;
}

/** What is left of a page's size. */
class Budget {
  private left: number;

  constructor(private readonly room: Room) {
    this.left = room.most;
  }

  /** Takes the size of the text and of the empty line after it, if there is room for both. */
  takes(text: string): boolean {
    const size = this.room.sizeOf(text) + 2;
    if (size > this.left) return false;
    this.left -= size;
    return true;
  }

  /** As many texts, from the first, as there is room for. */
  first(texts: readonly string[]): readonly string[] {
    const end = texts.findIndex((text) => !this.takes(text));
    return end < 0 ? texts : texts.slice(0, end);
  }
}

const longestRemedy = 250;

const ruleTableHead = "| Rule | Severity | Findings | What to do |\n| --- | --- | --- | --- |";

/** A row for each rule that found something, with one remedy: where not every finding has room, at least every rule has. */
function ruleRows(findings: readonly Finding[], rules: readonly Rule[], budget: Budget): readonly string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return budget.first(
    byRule(findings).map((same) => {
      const [{ severity, ruleId }] = same;
      const [remedy = ""] = remediesOf(same, byId.get(ruleId));
      return `| ${code(ruleId)} | ${severity} | ${same.length} | ${escapeMarkdown(clip(remedy, longestRemedy))} |`;
    }),
  );
}

const headings: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", note: "Notes" };
const tableHead = "| Finding | Where | Leads to |\n| --- | --- | --- |";
/** What stands around entries, whatever their number: headings, folds, what was left out. */
const frame = 2000;
const mostDiagnostics = 20;

/**
 * The whole report as one page that is not larger than it may be. What matters less gives way: notes, then warnings,
 * then errors; remedies and what could not be settled before any of them. The page says what is left out, and where it does,
 * a table of all rules with one remedy each stands before the findings.
 */
export function page(result: ScanResult, context: ReportContext, room: Room): string {
  const head = [`## aadguard: ${headline(result)}`, outcomeText(result, context.outcome), counts(result), ...leftOutLine(result)];
  const active = result.findings.filter(isActive);
  const begun = (byRule: boolean) => {
    const budget = new Budget({ ...room, most: room.most - frame });
    head.forEach((text) => budget.takes(text));
    const diagnostics = list(diagnosticLines(result, context), budget, mostDiagnostics);
    const rules = byRule ? ruleRows(active, context.rules, budget) : [];
    return { budget, diagnostics, rules, shown: shownFindings(active, context, budget) };
  };
  const whole = begun(false);
  const { budget, diagnostics, rules, shown } = whole.shown.length < active.length ? begun(true) : whole;
  return [
    ...head,
    ...diagnostics,
    ...(rules.length > 0 ? ["### By rule", [ruleTableHead, ...rules].join("\n")] : []),
    ...tables(shown),
    ...saidLeftOut(active, shown),
    ...fold("What to do", remedies(shown.map(({ finding }) => finding)), budget, "\n\n"),
    ...fold(`Not judged: ${counted(result.summary.undetermined, "verdict")}`, openLines(result), budget),
    ...fold(`Waived: ${counted(result.summary.waived, "finding")}`, waivedLines(result), budget),
  ]
    .join("\n\n")
    .concat("\n");
}

function headline(result: ScanResult): string {
  const { summary, findings } = result;
  if (findings.some(isActive)) {
    return [counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(summary.notes, "note")].join(", ");
  }
  return nothingFound(result);
}

function counts({ summary }: ScanResult): string {
  const inputs = `${counted(summary.files, "file")} (${summary.scanned} scanned, ${summary.skipped} skipped, ${summary.unreadable} unreadable)`;
  const objects = `${countOfKind(summary.applications, "application")}, ${countOfKind(summary.servicePrincipals, "servicePrincipal")}`;
  const baselined = summary.baselined > 0 ? `, ${summary.baselined} in the baseline` : "";
  const notCarried = summary.notCarried ? `, ${summary.notCarried} not asked for` : "";
  return `${inputs}, ${objects}; ${summary.undetermined} undetermined${notCarried}, ${summary.waived} waived${baselined}.`;
}

function leftOutLine(result: ScanResult): string[] {
  const text = leftOutText(result.leftOut);
  return text === undefined ? [] : [escapeMarkdown(text)];
}

interface Shown {
  readonly finding: Finding;
  readonly row: string;
}

/** As many rows as there is room for; the foremost ones, each severity in the order of places. */
function shownFindings(findings: readonly Finding[], { repositoryPath }: ReportContext, budget: Budget): Shown[] {
  const byWeight = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const shown: Shown[] = [];
  for (const finding of byWeight) {
    const row = findingRow(finding, `${repositoryPath(finding.location.path)}:${finding.location.line}`);
    if (!budget.takes(row)) break;
    shown.push({ finding, row });
  }
  return shown;
}

function tables(shown: readonly Shown[]): string[] {
  return severities.flatMap((severity) => {
    const rows = shown.filter(({ finding }) => finding.severity === severity).map(({ row }) => row);
    return rows.length > 0 ? [`### ${headings[severity]}`, [tableHead, ...rows].join("\n")] : [];
  });
}

function saidLeftOut(findings: readonly Finding[], shown: readonly Shown[]): string[] {
  const lacking = leftOut(
    findings,
    shown.map(({ finding }) => finding),
  );
  return lacking ? [`**Not shown here for want of room: ${lacking}.**`] : [];
}

/** The first lines there is room for; how many more there are. */
function list(lines: readonly string[], budget: Budget, most = lines.length): string[] {
  if (lines.length === 0) return [];
  const shown = budget.first(lines.slice(0, most));
  const more = lines.length - shown.length;
  return [[...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")];
}

/** A part that opens on a click. */
function fold(title: string, texts: readonly string[], budget: Budget, between = "\n"): string[] {
  if (texts.length === 0) return [];
  const shown = budget.first(texts);
  const more = texts.length - shown.length;
  const rest = more > 0 ? [`- and ${more} more, left out for want of room`] : [];
  return [`<details><summary>${title}</summary>`, [...shown, ...rest].join(between), "</details>"];
}
