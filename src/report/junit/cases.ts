import { severities, type Severity } from "../../policy/verdict";
import { isActive } from "../active";
import { groupedBy } from "../grouped";
import type { ReportContext } from "../reporter";
import type { Finding, ScanResult } from "../result";
import { clip } from "../sentences";
import { shellNames } from "../shells";
import { nameOf } from "../wording";
import { counted, kindWord } from "../words";
import type { TestCase } from "./test-case";

const longestMessage = 1000;

export type Fails = (finding: Finding) => boolean;

/** `--fail-on never` is about the exit code: errors stay failures. */
export function failing({ failOn }: ReportContext): Fails {
  const limit = failOn === "never" ? 0 : severities.indexOf(failOn);
  return (finding) => isActive(finding) && severities.indexOf(finding.severity) <= limit;
}

export function ruleCases({ coverage, findings }: ScanResult, context: ReportContext, fails: Fails): TestCase[] {
  const byRule = groupedBy(findings, ({ ruleId }) => ruleId);
  const groupOf = new Map(context.rules.map(({ id, group }) => [id, group]));
  return coverage.map(({ ruleId, judged, undetermined }) => {
    const id = { className: `aadguard.${groupOf.get(ruleId) ?? "rules"}`, name: ruleId };
    const found = byRule.get(ruleId);
    if (found) return judgedCase(id, found, fails, (finding) => [lineOf(finding, context)]);
    if (judged === 0 && undetermined > 0) {
      return { ...id, outcome: "skipped", message: `undetermined for ${counted(undetermined, "subject")}, judged for none` };
    }
    return { ...id, outcome: "passed" };
  });
}

export function subjectCases({ findings }: ScanResult, context: ReportContext, fails: Fails): TestCase[] {
  const bySubject = groupedBy(findings, ({ subject }) => JSON.stringify(subject));
  return [...bySubject.values()].map((found) => {
    const [{ subject }] = found;
    const ids = [subject.appId, subject.objectId, subject.urn].filter((id) => id !== null && id !== nameOf(subject));
    const name = `${clip(nameOf(subject), longestMessage)}${ids.length > 0 ? ` (${ids[0]})` : ""}`;
    const id = { className: `aadguard.${kindWord(subject.kind).replace(/ /g, "-")}`, name };
    return judgedCase(id, found, fails, (finding) => [lineOf(finding, context), ...remedyLines(finding)]);
  });
}

export function inputCases({ diagnostics }: ScanResult, { repositoryPath }: ReportContext): TestCase[] {
  return diagnostics
    .filter(({ kind }) => kind === "unreadable")
    .map(({ path, line, column, message }) => ({
      className: "aadguard.inputs",
      name: path,
      outcome: "error",
      type: "unreadable",
      message,
      lines: [[repositoryPath(path), line, column].filter((part) => part !== undefined).join(":")],
    }));
}

type Texts = (finding: Finding) => readonly string[];

function judgedCase(id: Pick<TestCase, "className" | "name">, found: readonly Finding[], fails: Fails, texts: Texts): TestCase {
  const failed = found.filter(fails);
  const output = found.filter((finding) => !fails(finding)).flatMap(texts);
  const [first] = failed;
  if (!first) return { ...id, outcome: "passed", output };
  const more = failed.length > 1 ? `${counted(failed.length, "finding")}: ` : "";
  return {
    ...id,
    outcome: "failure",
    type: worst(failed),
    message: `${more}${clip(first.message, longestMessage)}`,
    lines: failed.flatMap(texts),
    output,
  };
}

function worst(findings: readonly Finding[]): Severity {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "note";
}

function lineOf({ location, severity, ruleId, message, waiver, baselineState }: Finding, { repositoryPath }: ReportContext): string {
  const place = `${repositoryPath(location.path)}:${location.line}:${location.column}`;
  const owner = waiver?.owner ? `, ${waiver.owner}` : "";
  const state = waiver
    ? ` (waived until ${waiver.expires}${owner}: ${waiver.reason})`
    : baselineState === "unchanged"
      ? " (in the baseline)"
      : "";
  return `${place}: ${severity}[${ruleId}]: ${clip(message, longestMessage)}${state}`;
}

function remedyLines({ aadsts, remediation }: Finding): string[] {
  return [
    ...(aadsts.length > 0 ? [`  prevents: ${aadsts.join(", ")}`] : []),
    `  help: ${remediation.text}`,
    ...remediation.commands.map(({ shell, command }) => `    ${shellNames[shell]}: ${command}`),
  ];
}
