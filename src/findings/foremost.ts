import { severities, type Severity } from "../policy/verdict";
import { isActive } from "./active";
import type { Finding } from "./result";
import { counted, joined } from "../text/words";

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
