import type { DiagnosticKind, LeftOutReason } from "../model/diagnostic";
import { severities, type Severity } from "../policy/verdict";
import { counted, joined } from "../text/words";
import type { Finding, ScanResult } from "./result";
import { isActive } from "./weight";

export type FailOn = Severity | "never";
export const failOnLevels: readonly FailOn[] = [...severities, "never"];

export type UndeterminedMode = "ignore" | "warn" | "fail";
export const undeterminedModes: readonly UndeterminedMode[] = ["ignore", "warn", "fail"];

/**
 * What makes a run fail; the first that holds: findings (or verdicts that may not stay open), unreadable inputs, what `--require` and
 * `--strict` do not find, nothing to judge.
 */
export type Ending = "passed" | "findings" | "unreadable" | "lacking" | "nothing";

/** How a run ends, and why: the exit code and what every report says of it follow from this. */
export interface Outcome {
  readonly ending: Ending;
  readonly failOn: FailOn;
  /** How many findings make the run fail. */
  readonly failing: number;
  /** How many verdicts that were not reached make it fail, those that no such format shows among them: none but with `--undetermined fail`. */
  readonly open: number;
  /** Inputs that could not be read. */
  readonly unreadable: number;
  /** Why the run does not vouch for its inputs, as `--require` and `--strict` want it to; clauses. */
  readonly lacking: readonly string[];
  /** How many declarations of any kind were read. */
  readonly declarations: number;
}

interface OutcomeSettings {
  readonly failOn: FailOn;
  readonly undetermined: UndeterminedMode;
  readonly strict?: boolean;
}

/** `lacking`: what `--require` names and the run does not have. */
export function outcomeOf(
  result: ScanResult,
  { declarations, lacking = [] }: { readonly declarations: number; readonly lacking?: readonly string[] },
  { failOn, undetermined, strict }: OutcomeSettings,
): Outcome {
  const { findings, summary, diagnostics } = result;
  const failing = findings.filter((finding) => fails(finding, failOn)).length;
  const open = undetermined === "fail" ? summary.undetermined + (summary.notCarried ?? 0) : 0;
  const unreadable = Math.max(summary.unreadable, diagnostics.filter(({ kind }) => kind === "unreadable").length);
  const gaps = strict ? gapsOf(result) : [];
  const all = [...lacking, ...(gaps.length > 0 ? [`${joined(gaps)}, and a strict run takes none of that (--strict)`] : [])];
  const ending = endingOf({ failing: failing + open, unreadable, lacking: all.length, isEmpty: judgedNothing(result, declarations) });
  return { ending, failOn, failing, open, unreadable, lacking: all, declarations };
}

function endingOf(run: { failing: number; unreadable: number; lacking: number; isEmpty: boolean }): Ending {
  if (run.failing > 0) return "findings";
  if (run.unreadable > 0) return "unreadable";
  if (run.lacking > 0) return "lacking";
  return run.isEmpty ? "nothing" : "passed";
}

/** Whether a finding makes the run fail. */
export function fails(finding: Finding, failOn: FailOn): boolean {
  return isActive(finding) && severities.indexOf(finding.severity) <= severities.indexOf(failOn as Severity);
}

/** Whether no rule had anything to ask about: the one definition of a run that judged nothing. */
export function sawNothing({ coverage }: ScanResult): boolean {
  return coverage.every(({ judged, undetermined, notCarried = 0 }) => judged + undetermined + notCarried === 0);
}

/** The same, and not since nothing has changed, which is what such a run is for. */
function judgedNothing(result: ScanResult, declarations: number): boolean {
  // The others judge what there is.
  if (result.shard && result.shard.of > 1) return declarations === 0;
  return sawNothing(result) && !result.notices.some(({ kind }) => kind === "unchanged-left-out");
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
  const { undetermined, notCarried = 0 } = result.summary;
  const gaps = [
    ...(undetermined > outcome.open ? [`${counted(undetermined, "verdict")} could not be decided`] : []),
    ...(notCarried > outcome.open ? [`${counted(notCarried, "verdict")} ${restOn(notCarried)} what such a file never declares`] : []),
    ...(outcome.unreadable > 0 && outcome.ending !== "unreadable" ? [`${counted(outcome.unreadable, "input")} could not be read`] : []),
  ];
  const lacking = outcome.ending === "lacking" ? [] : outcome.lacking.map((clause) => `${clause}.`);
  return [`${endingText(result, outcome)}.`, ...lacking, ...(gaps.length > 0 ? [`${joined(gaps)}.`] : [])].join(" ");
}

function endingText(result: ScanResult, outcome: Outcome): string {
  const { ending, failOn, failing, open, unreadable, lacking } = outcome;
  if (ending === "unreadable") return `This run fails: ${counted(unreadable, "input")} could not be read`;
  if (ending === "lacking") return `This run fails: ${lacking.join("; ")}`;
  if (ending === "nothing") return `This run fails: ${nothingJudged(outcome)}`;
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

function restOn(count: number): string {
  return count === 1 ? "rests on" : "rest on";
}

/** Why nothing was judged, as a clause. */
export function nothingJudged({ declarations }: Pick<Outcome, "declarations">): string {
  if (declarations === 0) return "nothing was judged, since no declaration was found";
  return `nothing was judged, since no rule judges what was read (${counted(declarations, "declaration")})`;
}

/** Why verdicts that stay open make the run fail. */
export function openText(open: number): string {
  return `${counted(open, "verdict")} could not be decided, and none may stay open (--undetermined fail)`;
}

/** What a strict run does not put up with, in the order in which it is said. */
const kinds: readonly DiagnosticKind[] = ["incomplete", "conflict", "unrecognised", "truncated"];

/** What people decided to leave out, and what is nobody's declaration. */
const accepted: ReadonlySet<LeftOutReason> = new Set(["excluded", "dependency folder"]);

/** What keeps a run from vouching for its inputs: `3 incomplete`, `1 gitignored path left out`; empty where nothing does. */
function gapsOf({ diagnostics, leftOut }: Pick<ScanResult, "diagnostics" | "leftOut">): string[] {
  const said = kinds.flatMap((kind) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.kind === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
  const left = leftOut.filter(({ reason }) => !accepted.has(reason));
  return [...said, ...left.map(({ reason, count }) => `${counted(count, "path")} left out (${reason})`)];
}
