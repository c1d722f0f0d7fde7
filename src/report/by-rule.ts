import type { Finding } from "../findings/result";
import { byWeight } from "../findings/weight";
import { groupedBy } from "../model/grouped";

/** Findings of one rule and severity: what is graver first, then what has more places, then what Microsoft names first. */
export function byRule(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = [...groupedBy(findings, ({ severity, ruleId }) => `${severity} ${ruleId}`).values()];
  const causeOf = ({ rootCause }: Finding): number => rootCause ?? Infinity;
  return groups.sort(([a, ...more], [b, ...others]) => {
    const [left, right] = [causeOf(a), causeOf(b)];
    return byWeight(a, b) || others.length - more.length || (left < right ? -1 : left > right ? 1 : a.ruleId < b.ruleId ? -1 : 1);
  });
}
