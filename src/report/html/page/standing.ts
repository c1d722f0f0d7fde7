import { severities, type Severity } from "../../../policy/verdict";
import type { PageApplication, PageData } from "../page-data";
import { stateOf } from "./criteria";

/** An application's verdicts in numbers. */
export interface Standing {
  readonly isJudged: boolean;
  /** Active findings by severity, the gravest first; only severities that occur. */
  readonly counts: readonly (readonly [Severity, number])[];
  /** Waived findings, and those of the baseline. */
  readonly settled: number;
  readonly undetermined: number;
  /** Rules that ran for it and have nothing to say. */
  readonly satisfied: readonly string[];
  /** Smaller is graver. */
  readonly weight: number;
  is(outcome: string): boolean;
}

/** Computed for each application when first asked. */
export class Standings {
  private readonly known = new Map<PageApplication, Standing>();

  constructor(private readonly data: PageData) {}

  of(entry: PageApplication): Standing {
    let standing = this.known.get(entry);
    if (!standing) this.known.set(entry, (standing = standingOf(entry, this.data)));
    return standing;
  }
}

function standingOf(entry: PageApplication, { findings, open, rules }: PageData): Standing {
  const found = entry.findings.flatMap((at) => findings[at] ?? []);
  const active = found.filter((finding) => stateOf(finding) === "active");
  const undetermined = entry.undetermined.flatMap((at) => open[at] ?? []);
  const told = new Set([...found, ...undetermined].map(({ ruleId }) => ruleId));
  const counts = severities
    .map((severity) => [severity, active.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
  const worst = counts[0];
  const isJudged = entry.judged.length > 0;
  return {
    isJudged,
    counts,
    settled: found.length - active.length,
    undetermined: undetermined.length,
    satisfied: rules
      .filter(({ id, subjects }) => !told.has(id) && subjects.some((kind) => entry.judged.includes(kind)))
      .map(({ id }) => id),
    weight: worst
      ? severities.indexOf(worst[0]) * 1000 - Math.min(999, worst[1])
      : undetermined.length > 0
        ? 10_000
        : isJudged
          ? 20_000
          : 30_000,
    is: (outcome) =>
      outcome === "" ||
      (outcome === "findings" && found.length > 0) ||
      (outcome === "undetermined" && undetermined.length > 0) ||
      (outcome === "satisfied" && isJudged && told.size === 0),
  };
}
