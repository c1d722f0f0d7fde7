import { type Baseline, BaselineError, type Comparable, goneFrom, type KnownFinding, readBaseline } from "../findings/baseline";
import type { Notice } from "../findings/result";
import { nameOf } from "../findings/wording";
import { UsageError } from "../cli/usage-error";

/** What `--baseline` names; a baseline that cannot be used ends the run. */
export function baselineOf(path: string | undefined): Baseline | undefined {
  if (path === undefined) return undefined;
  try {
    return readBaseline(path);
  } catch (error) {
    throw error instanceof BaselineError ? new UsageError(error.message) : error;
  }
}

/** Known findings that are there no longer, to be taken out of the file. */
export function goneNotices(baseline: Baseline, run: Comparable): Notice[] {
  return goneFrom(baseline, run).map((known) => ({
    kind: "baseline-gone",
    path: baseline.path,
    message: `${titleOf(known)} is gone: "aadguard baseline prune" takes it out.`,
  }));
}

/** `symmetric-signing-key of Orders API`. */
export function titleOf({ ruleId, subject }: KnownFinding): string {
  return `${ruleId} of ${nameOf(subject)}`;
}
