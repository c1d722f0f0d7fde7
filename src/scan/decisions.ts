import { settle } from "../findings/apply";
import { type Baseline, type Comparable, goneFrom, type KnownFinding, markKnown } from "../findings/baseline";
import { broadDecisions } from "../findings/broad-decisions";
import { notices } from "../findings/notices";
import type { Finding, Notice } from "../findings/result";
import type { UndeterminedVerdict } from "../findings/undetermined";
import { nameOf } from "../findings/wording";
import type { Intake } from "../model/collection";
import type { ScanSettings } from "./settings";

/** What people have decided about findings beforehand (severities, waivers, a baseline), and what is to be said of it. */
export class Decisions {
  /** What the run could say about a baseline. */
  run: Comparable;

  constructor(
    private readonly settings: ScanSettings,
    private readonly intake: Intake,
    /** Says that not all of the inputs were judged. */
    private readonly leftOut: Notice | undefined,
  ) {
    this.run = { findings: [], undetermined: [], rules: new Set(settings.rules.map(({ id }) => id)) };
  }

  settle(found: readonly Finding[]): readonly Finding[] {
    const { config, now, baseline } = this.settings;
    const findings = settle(found, config, now);
    return baseline ? markKnown(findings, baseline) : findings;
  }

  noticesOf(findings: readonly Finding[], undetermined: readonly UndeterminedVerdict[]): Notice[] {
    this.run = { ...this.run, findings, undetermined };
    const { config, now, origin = [] } = this.settings;
    const { declarations } = this.intake;
    const all = [
      ...origin,
      ...this.found(),
      ...broadDecisions(config, now),
      ...notices(config, { findings, declarations, now, rules: this.run.rules }),
    ];
    // A waiver of something that was not judged may well have its finding.
    return this.leftOut ? [this.leftOut, ...all.filter(({ kind }) => kind !== "waiver-unused")] : [...all, ...this.gone()];
  }

  /** Nobody named it, and it makes findings count no more. */
  private found(): Notice[] {
    const { baseline } = this.settings;
    if (!baseline?.isFound) return [];
    const message = "this baseline is next to the configuration, so its findings count as known; --baseline names another one, or none.";
    return [{ kind: "baseline-found", path: baseline.path, message }];
  }

  /** What could not be read may hold what seems to be gone. */
  private gone(): Notice[] {
    const { baseline } = this.settings;
    const isWhole = this.intake.unreadable === 0 && this.intake.notes.length === 0;
    return baseline && isWhole ? goneNotices(baseline, this.run) : [];
  }
}

/** Known findings that are there no longer, to be taken out of the file. */
function goneNotices(baseline: Baseline, run: Comparable): Notice[] {
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
