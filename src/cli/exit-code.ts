import { severities, type Severity } from "../policy/verdict";
import { isActive } from "../report/active";
import type { ScanResult } from "../report/result";

export const exitCodes = {
  ok: 0,
  /** A finding at or above `--fail-on`, or (with `--undetermined fail`) an undetermined verdict. */
  findings: 1,
  /** Usage, configuration, internal error, a path that does not exist, an input that could not be read. */
  failure: 2,
  /** No declaration found: a gate that saw nothing must not pass. */
  nothing: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export type FailOn = Severity | "never";
export const failOnLevels: readonly FailOn[] = [...severities, "never"];

export type UndeterminedMode = "ignore" | "warn" | "fail";
export const undeterminedModes: readonly UndeterminedMode[] = ["ignore", "warn", "fail"];

/** The first that holds: findings, unreadable inputs, nothing to judge. */
export function exitCodeOf(
  { findings, summary, diagnostics }: ScanResult,
  declarations: number,
  settings: { readonly failOn: FailOn; readonly undetermined: UndeterminedMode },
): ExitCode {
  const limit = severities.indexOf(settings.failOn as Severity);
  const failing = findings.some((finding) => isActive(finding) && severities.indexOf(finding.severity) <= limit);
  if (failing || (settings.undetermined === "fail" && summary.undetermined > 0)) return exitCodes.findings;
  if (summary.unreadable > 0 || diagnostics.some((diagnostic) => diagnostic.kind === "unreadable")) return exitCodes.failure;
  return declarations === 0 ? exitCodes.nothing : exitCodes.ok;
}
