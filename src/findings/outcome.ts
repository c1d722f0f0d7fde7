import { severities, type Severity } from "../policy/verdict";
import { isActive } from "./active";
import type { Finding, ScanResult } from "./result";
import { counted, joined } from "../text/words";

export type FailOn = Severity | "never";
export const failOnLevels: readonly FailOn[] = [...severities, "never"];

export type UndeterminedMode = "ignore" | "warn" | "fail";
export const undeterminedModes: readonly UndeterminedMode[] = ["ignore", "warn", "fail"];

/** What makes a run fail; the first that holds: findings (or verdicts that may not stay open), unreadable inputs, nothing to judge. */
export type Ending = "passed" | "findings" | "unreadable" | "nothing";

/** How a run ends, and why: the exit code and what every report says of it follow from this. */
export interface Outcome {
  readonly ending: Ending;
  readonly failOn: FailOn;
  /** How many findings make the run fail. */
  readonly failing: number;
  /** How many undetermined verdicts make it fail: none but with `--undetermined fail`. */
  readonly open: number;
  /** Inputs that could not be read. */
  readonly unreadable: number;
}

export interface OutcomeSettings {
  readonly failOn: FailOn;
  readonly undetermined: UndeterminedMode;
}

/** `declarations`: how many of any kind were read. */
export function outcomeOf({ findings, summary, diagnostics }: ScanResult, declarations: number, settings: OutcomeSettings): Outcome {
  const { failOn } = settings;
  const failing = findings.filter((finding) => fails(finding, failOn)).length;
  const open = settings.undetermined === "fail" ? summary.undetermined : 0;
  const unreadable = Math.max(summary.unreadable, diagnostics.filter(({ kind }) => kind === "unreadable").length);
  const ending = failing + open > 0 ? "findings" : unreadable > 0 ? "unreadable" : declarations === 0 ? "nothing" : "passed";
  return { ending, failOn, failing, open, unreadable };
}

/** Whether a finding makes the run fail. */
export function fails(finding: Finding, failOn: FailOn): boolean {
  return isActive(finding) && severities.indexOf(finding.severity) <= severities.indexOf(failOn as Severity);
}

/** Whether no rule had anything to ask about. */
export function sawNothing({ coverage }: ScanResult): boolean {
  return coverage.every(({ judged, undetermined }) => judged + undetermined === 0);
}

/** `Nothing found`, and no more than was judged; for a run without findings that count. */
export function nothingFound(result: ScanResult): string {
  if (sawNothing(result)) return "nothing to judge";
  const { summary, diagnostics } = result;
  const hasGaps = summary.undetermined + summary.unreadable > 0 || diagnostics.some(({ kind }) => kind === "incomplete");
  return hasGaps ? "nothing found in what could be judged" : "nothing found";
}

/** What the exit code says, as sentences. */
export function outcomeText(result: ScanResult, outcome: Outcome): string {
  const { undetermined } = result.summary;
  const gaps = [
    ...(undetermined > outcome.open ? [`${counted(undetermined, "verdict")} could not be decided`] : []),
    ...(outcome.unreadable > 0 && outcome.ending !== "unreadable" ? [`${counted(outcome.unreadable, "input")} could not be read`] : []),
  ];
  return [`${endingText(result, outcome)}.`, ...(gaps.length > 0 ? [`${joined(gaps)}.`] : [])].join(" ");
}

function endingText(result: ScanResult, { ending, failOn, failing, open, unreadable }: Outcome): string {
  if (ending === "unreadable") return `This run fails: ${counted(unreadable, "input")} could not be read`;
  if (ending === "nothing") return "This run fails: nothing was judged, since no declaration was found";
  if (ending === "findings") {
    const reasons = [
      ...(failing > 0 ? [`${counted(failing, "finding")} of severity ${failOn}${failOn === "error" ? "" : " or above"}`] : []),
      ...(open > 0 ? [openText(open)] : []),
    ];
    return `This run fails: ${joined(reasons)}`;
  }
  if (result.findings.some(isActive)) {
    return `This run does not fail: no finding is severe enough (${failOn === "never" ? "findings never make it fail" : failOn})`;
  }
  if (sawNothing(result)) return "This run does not fail: it had nothing to judge";
  return `This run does not fail: ${nothingFound(result)}`;
}

/** Why verdicts that stay open make the run fail. */
export function openText(open: number): string {
  return `${counted(open, "verdict")} could not be decided, and none may stay open (--undetermined fail)`;
}
