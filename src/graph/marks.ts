import type { Declaration } from "../model/declarations";
import type { FieldPath } from "../model/place";
import type { Judgement } from "../policy/engine";
import { isActive } from "../findings/weight";
import { fingerprintOf, identityOf } from "../findings/fingerprint";
import type { Finding } from "../findings/result";
import type { Mark } from "./call-graph";

/** One violation with the finding that it became. */
export interface Marked {
  readonly mark: Mark;
  /** The finding's place in the result. */
  readonly index: number;
  readonly path: FieldPath;
  readonly related: readonly Declaration[];
}

/** The violations of each declaration, with what was settled about their findings. Those that the result leaves out are left out. */
export function marksOf(judgements: readonly Judgement[], findings: readonly Finding[]): Map<Declaration, Marked[]> {
  const places = new Map<string, number[]>();
  for (const [index, { fingerprint }] of findings.entries()) {
    const list = places.get(fingerprint);
    if (list) list.push(index);
    else places.set(fingerprint, [index]);
  }
  const marks = new Map<Declaration, Marked[]>();
  for (const { subject, declaration, verdicts, related } of judgements) {
    const found = verdicts.flatMap(({ ruleId, violations }) =>
      violations.flatMap(({ path, element, related: refs = [] }): Marked[] => {
        const same = places.get(fingerprintOf(ruleId, identityOf(subject), element)) ?? [];
        // Tenants may hold the same object: then the file tells.
        const index = same.find((at) => findings[at]?.location.path === declaration.source.path) ?? same[0];
        const finding = index === undefined ? undefined : findings[index];
        if (index === undefined || !finding) return [];
        return [{ mark: markOf(finding), index, path, related: refs.flatMap((ref) => related(ref)?.declaration ?? []) }];
      }),
    );
    if (found.length > 0) marks.set(declaration, found);
  }
  return marks;
}

function markOf(finding: Finding): Mark {
  const { ruleId, severity, aadsts, fingerprint } = finding;
  return { ruleId, severity, aadsts, fingerprint, active: isActive(finding) };
}
