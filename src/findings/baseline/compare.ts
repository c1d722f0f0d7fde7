import { groupedBy } from "../../model/grouped";
import { severities, type Severity } from "../../policy/verdict";
import { normalId } from "../fingerprint";
import type { Finding } from "../result";
import type { UndeterminedVerdict } from "../undetermined";
import type { Baseline, KnownFinding } from "./file";

/** Findings with their state. A known finding that has become more severe is new: something about it has changed. */
export function markKnown(findings: readonly Finding[], baseline: Baseline): Finding[] {
  const left = byFingerprint(baseline.findings);
  return findings.map((finding) => ({ ...finding, baselineState: take(left, finding) ? "unchanged" : "new" }));
}

/** What a run could say about the findings of a baseline. */
export interface Comparable {
  readonly findings: readonly Finding[];
  readonly undetermined: readonly UndeterminedVerdict[];
  /** Ids of the rules that ran. */
  readonly rules: ReadonlySet<string>;
}

/** Known findings that are there no longer. What could not be judged this time may well be there. */
export function goneFrom({ findings }: Baseline, run: Comparable): KnownFinding[] {
  const present = byFingerprint(run.findings);
  const open = new Set(run.undetermined.map((verdict) => judgedKey(verdict)));
  return findings.filter((known) => {
    if (present.get(known.fingerprint)?.pop()) return false;
    return run.rules.has(known.ruleId) && !open.has(judgedKey(known));
  });
}

/** The baseline of a run: what it found, less what is waived, and what was known and could not be judged this time. */
export function updated(baseline: Baseline, run: Comparable): KnownFinding[] {
  const gone = new Set(goneFrom(baseline, run));
  const present = new Set(run.findings.map(({ fingerprint }) => fingerprint));
  const notJudged = baseline.findings.filter((known) => !gone.has(known) && !present.has(known.fingerprint));
  return [...run.findings.filter(({ waiver }) => waiver === null), ...notJudged];
}

/** Several elements without an id of their own share a fingerprint: as many are known as were. */
function byFingerprint<T extends { readonly fingerprint: string }>(entries: readonly T[]): Map<string, T[]> {
  return groupedBy(entries, ({ fingerprint }) => fingerprint);
}

function take(left: Map<string, KnownFinding[]>, { fingerprint, severity }: Finding): boolean {
  const list = left.get(fingerprint) ?? [];
  const at = list.findIndex((known) => rank(known.severity) <= rank(severity));
  if (at < 0) return false;
  list.splice(at, 1);
  return true;
}

const rank = (severity: Severity): number => severities.indexOf(severity);

function judgedKey({ ruleId, subject }: Pick<KnownFinding, "ruleId" | "subject">): string {
  const { kind, appId, objectId, urn, displayName } = subject;
  return JSON.stringify([ruleId, kind, normalId(appId ?? objectId ?? urn ?? displayName ?? "")]);
}
