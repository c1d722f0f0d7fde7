import { severities, type Severity } from "../../policy/verdict";
import { groupedBy } from "../../model/grouped";
import { fails, nothingJudged } from "../../findings/outcome";
import type { ReportContext } from "../reporter";
import type { Finding, RuleCoverage, ScanResult, UndeterminedGroup } from "../../findings/result";
import { clip, counted, sentence } from "../../text/words";
import { shellNames } from "../shells";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import type { TestCase } from "./test-case";

const longestMessage = 1000;

export type Fails = (finding: Finding) => boolean;

/** `--fail-on never` is about the exit code: errors stay failures. */
export function failing({ outcome: { failOn } }: ReportContext): Fails {
  return (finding) => fails(finding, failOn === "never" ? "error" : failOn);
}

export function ruleCases(result: ScanResult, context: ReportContext, fails: Fails): TestCase[] {
  const byRule = groupedBy(result.findings, ({ ruleId }) => ruleId);
  const openByRule = groupedBy(result.undetermined, ({ ruleId }) => ruleId);
  const groupOf = new Map(context.rules.map(({ id, group }) => [id, group]));
  return result.coverage.map((coverage) => {
    const { ruleId } = coverage;
    const id = { className: `aadguard.${groupOf.get(ruleId) ?? "rules"}`, name: ruleId };
    const found = byRule.get(ruleId) ?? [];
    const judged = judgedCase(id, found, fails, (finding) => [lineOf(finding, context)]);
    return withOpen(judged, coverage, openByRule.get(ruleId) ?? [], context);
  });
}

/** Adds what the rule could not decide, or had nothing to decide about: neither of them is a test that passed. */
function withOpen(
  testCase: TestCase,
  { judged, undetermined, notCarried = 0 }: RuleCoverage,
  groups: readonly UndeterminedGroup[],
  { outcome: { open } }: ReportContext,
): TestCase {
  const isIdle = testCase.outcome === "passed" && judged === 0;
  if (undetermined + notCarried === 0) return isIdle ? { ...testCase, outcome: "skipped", message: "nothing to judge" } : testCase;
  const parts = [
    ...(undetermined > 0 ? [`undetermined for ${counted(undetermined, "subject")}`] : []),
    ...(notCarried > 0 ? [`not asked of ${counted(notCarried, "subject")}, whose format never shows what decides`] : []),
  ];
  const message = `${parts.join(", ")}, judged for ${judged === 0 ? "none" : judged}`;
  const reasons = groups.map(({ reason, settle, count }) => `  ${count}: ${clip(sentence(reason), longestMessage)} ${settle}`);
  if (testCase.outcome === "passed" && open > 0) return { ...testCase, outcome: "failure", type: "undetermined", message, lines: reasons };
  if (isIdle) return { ...testCase, outcome: "skipped", message, output: reasons };
  return { ...testCase, output: [...(testCase.output ?? []), message, ...reasons] };
}

export function subjectCases({ findings }: ScanResult, context: ReportContext, fails: Fails): TestCase[] {
  const bySubject = groupedBy(findings, ({ subject }) => JSON.stringify(subject));
  return [...bySubject.values()].map((found) => {
    const [{ subject }] = found;
    const ids = [subject.appId, subject.objectId, subject.address].filter((id) => id !== null && id !== nameOf(subject));
    const name = `${clip(nameOf(subject), longestMessage)}${ids.length > 0 ? ` (${ids[0]})` : ""}`;
    const id = { className: `aadguard.${kindWord(subject.kind).replace(/ /g, "-")}`, name };
    return judgedCase(id, found, fails, (finding) => [lineOf(finding, context), ...remedyLines(finding)]);
  });
}

/** What could not be read, and that nothing was: errors, since no rule could be asked. */
export function inputCases({ diagnostics }: ScanResult, { repositoryPath, outcome }: ReportContext): TestCase[] {
  const inputs = { className: "aadguard.inputs", outcome: "error" } as const;
  const nothing = { ...inputs, name: "declarations", type: "nothing", message: nothingJudged(outcome) };
  const lacking = outcome.lacking.map((message) => ({ ...inputs, name: "completeness", type: "lacking", message }));
  const unreadable = diagnostics
    .filter(({ kind }) => kind === "unreadable")
    .map(({ path, line, column, message }) => ({
      ...inputs,
      name: path,
      type: "unreadable",
      message,
      lines: [[repositoryPath(path), line, column].filter((part) => part !== undefined).join(":")],
    }));
  return [...(outcome.ending === "nothing" ? [nothing] : []), ...lacking, ...unreadable];
}

/** What is to be said about the run's own settings: it fails nothing. */
export function settingsCases({ notices }: ScanResult, { repositoryPath }: ReportContext): TestCase[] {
  return notices.map(({ kind, path, line, column, message }) => {
    const place = [repositoryPath(path), line, column].filter((part) => part !== undefined).join(":");
    return { className: "aadguard.settings", name: `${kind} ${place}`, outcome: "passed", output: [`${place}: ${message}`] };
  });
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
    ...(aadsts.length > 0 ? [`  leads to: ${aadsts.join(", ")}`] : []),
    `  help: ${remediation.text}`,
    ...remediation.commands.map(({ shell, command }) => `    ${shellNames[shell]}: ${command}`),
  ];
}
