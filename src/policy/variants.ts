import type { Declaration } from "../model/declarations";
import type { Judgement } from "./judgement";
import { identityOf } from "./identity";
import type { Verdict, Violation } from "./verdict";

/**
 * Judgements of objects of which inputs say different things: what any variant violates is violated, and where none does, what
 * any of them leaves open is open. `variants`: by the declaration in the directory itself.
 */
export function withVariants(judgements: readonly Judgement[], variants: ReadonlyMap<Declaration, readonly Judgement[]>): Judgement[] {
  if (variants.size === 0) return [...judgements];
  const merged = judgements.map((judgement) => joined(judgement, variants.get(judgement.declaration) ?? []));
  const known = new Set(judgements.map(({ declaration }) => declaration));
  // Of those the directory's own variant has nothing to say about.
  const others = [...variants].filter(([base]) => !known.has(base)).map(([base, found]) => joined(silent(base), found));
  return [...merged, ...others];
}

function silent(declaration: Declaration): Judgement {
  return { subject: identityOf(declaration), declaration, verdicts: [], related: () => undefined };
}

function joined(base: Judgement, variants: readonly Judgement[]): Judgement {
  if (variants.length === 0) return base;
  const verdicts = new Map<string, Verdict>(base.verdicts.map((verdict) => [verdict.ruleId, verdict]));
  variants.forEach((variant, index) => {
    for (const verdict of variant.verdicts) {
      const before = verdicts.get(verdict.ruleId) ?? { ruleId: verdict.ruleId, violations: [], undetermined: [] };
      verdicts.set(verdict.ruleId, {
        ruleId: verdict.ruleId,
        violations: withNew(before.violations, verdict.violations, variant.declaration, index),
        undetermined: before.undetermined.length > 0 ? before.undetermined : verdict.undetermined,
      });
    }
  });
  return {
    ...base,
    verdicts: [...verdicts.values()],
    related(ref) {
      const [, index, own] = /^(\d+)\/(.*)$/s.exec(ref) ?? [];
      return index === undefined || own === undefined ? base.related(ref) : variants[Number(index)]?.related(own);
    },
  };
}

/** The same element in two variants is one violation. */
function withNew(before: readonly Violation[], found: readonly Violation[], declaration: Declaration, index: number): Violation[] {
  const keyOf = ({ element, path, variant }: Violation): string =>
    JSON.stringify(element === "" ? [path[0], variant] : [element.toLowerCase()]);
  const known = new Set(before.map(keyOf));
  const fresh = found.filter((violation) => !known.has(keyOf(violation)));
  return [
    ...before,
    ...fresh.map((violation) => ({ ...violation, declaration, related: violation.related?.map((ref) => `${index}/${ref}`) })),
  ];
}
