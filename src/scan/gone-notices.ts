import { type Baseline, type Comparable, goneFrom, type KnownFinding } from "../findings/baseline";
import type { Notice } from "../findings/result";
import { nameOf } from "../findings/wording";

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
