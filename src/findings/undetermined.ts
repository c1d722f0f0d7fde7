import { sizeOfVerdict, spend } from "../model/memory";
import type { SubjectIdentity, Undetermined } from "../policy/verdict";
import { byName, byRuleAndReason } from "./order";
import type { UndeterminedGroup } from "./result";

/** One undetermined verdict: a rule that could not decide about a subject, or about a part of it. */
export interface UndeterminedVerdict {
  readonly ruleId: string;
  readonly subject: SubjectIdentity;
  readonly undetermined: readonly Undetermined[];
}

/** `explainReason` of `src/policy/reasons.ts`. */
export type ExplainReason = (undetermined: Undetermined) => { readonly reason: string; readonly settle: string };

/** How many subjects a group names; its `count` counts all. */
export const namedSubjects = 20;

/** Groups verdicts of the same rule and reason. A verdict with several reasons has them joined: it is in one group only. */
export function groupUndetermined(verdicts: readonly UndeterminedVerdict[], explain: ExplainReason): UndeterminedGroup[] {
  const groups = new Map<string, { ruleId: string; reason: string; settle: string; subjects: SubjectIdentity[] }>();
  for (const { ruleId, subject, undetermined } of verdicts) {
    spend(sizeOfVerdict);
    const texts = undetermined.map(explain);
    const reason = distinct(
      texts.map((text) => text.reason),
      "; ",
    );
    const settle = distinct(
      texts.map((text) => text.settle),
      " ",
    );
    const key = JSON.stringify([ruleId, reason, settle]);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { ruleId, reason, settle, subjects: [] }));
    group.subjects.push(subject);
  }
  return [...groups.values()]
    .map(({ subjects, ...group }) => ({
      ...group,
      count: subjects.length,
      subjects: subjects.sort(byName).slice(0, namedSubjects),
    }))
    .sort(byRuleAndReason);
}

/** Reasons are clauses, what settles them are sentences. */
function distinct(texts: readonly string[], separator: string): string {
  return [...new Set(texts)].sort().join(separator);
}
