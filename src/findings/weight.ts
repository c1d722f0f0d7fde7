import { severities, type Severity } from "../policy/verdict";
import type { Finding } from "./result";

/** Errors first, then warnings, then notes; those of one severity keep their order when a stable sort asks. */
export function byWeight(a: Pick<Finding, "severity">, b: Pick<Finding, "severity">): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** Whether a finding is at or above the lowest severity that is shown. */
export function isShown({ severity }: Pick<Finding, "severity">, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}
