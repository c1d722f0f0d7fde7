import type { Finding } from "./result";

/** Whether a finding counts and can fail the run: neither waived nor known to the baseline. */
export function isActive({ waiver, baselineState }: Pick<Finding, "waiver" | "baselineState">): boolean {
  return waiver === null && baselineState !== "unchanged";
}
