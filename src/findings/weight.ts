import { severities, type Severity } from "../policy/verdict";
import { counted, joined } from "../text/words";
import type { Finding } from "./result";

/** Whether a finding counts and can fail the run: neither waived nor known to the baseline. */
export function isActive({ waiver, baselineState }: Pick<Finding, "waiver" | "baselineState">): boolean {
  return waiver === null && baselineState !== "unchanged";
}

/** Errors first, then warnings, then notes; those of one severity keep their order when a stable sort asks. */
export function byWeight(a: Pick<Finding, "severity">, b: Pick<Finding, "severity">): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** Whether a finding is at or above the lowest severity that is shown. */
export function isShown({ severity }: Pick<Finding, "severity">, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}

/** The `count` findings that matter most, in their order: notes go first, then warnings; of one severity, those that do not count. */
export function foremost(findings: readonly Finding[], count: number): readonly Finding[] {
  if (findings.length <= count) return findings;
  const byWeight = severities.flatMap((severity) => {
    const same = findings.filter((finding) => finding.severity === severity);
    return [...same.filter(isActive), ...same.filter((finding) => !isActive(finding))];
  });
  const kept = new Set(byWeight.slice(0, count));
  return findings.filter((finding) => kept.has(finding));
}

/** `2 warnings and 300 notes`: what `kept` lacks of `all`; empty where it lacks nothing. */
export function leftOut(all: readonly Finding[], kept: readonly Finding[]): string {
  const lacking = (severity: Severity) => ofSeverity(all, severity) - ofSeverity(kept, severity);
  return joined(severities.filter((severity) => lacking(severity) > 0).map((severity) => counted(lacking(severity), severity)));
}

function ofSeverity(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
