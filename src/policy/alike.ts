import type { Evaluator } from "./evaluator";
import { Likeness } from "./likeness";
import type { Subject } from "./subject";
import type { Verdict } from "./verdict";

/** Tenants repeat themselves, but not without end: what a likeness takes in memory is bounded. */
const mostLikenesses = 40_000;
/** Where by then hardly any subject is like another, none is looked at any more. */
const enoughSeen = 4_000;
const worthIt = 0.05;

/**
 * Asks about one of the subjects that look alike, and then, of the others, the rules alone that had something to say about
 * it: most subjects are sound, and need not be asked about at all. The answers are those of asking about each.
 */
export class AlikeEvaluator {
  readonly #likeness = new Likeness();
  /** The first subject of each likeness, by its place among those submitted. */
  readonly #firsts = new Map<string, number>();
  #submitted = 0;
  /** For each subject its own place, or, below zero, the complement of the place of the one that it is like. */
  readonly #places: number[] = [];
  #alike = 0;

  constructor(private readonly evaluator: Evaluator) {}

  submit(subject: Subject): void {
    const first = this.#firstLike(subject);
    if (first !== undefined) {
      this.#alike++;
      this.#places.push(~first);
    } else {
      this.#places.push(this.#submitted++);
      this.evaluator.submit(subject);
    }
  }

  /** `subjectAt`: the nth subject that was submitted, once more. */
  async verdicts(subjectAt: (n: number) => Subject): Promise<(readonly Verdict[])[]> {
    const answers = await this.evaluator.verdicts();
    const said = (place: number): readonly Verdict[] => answers[place] ?? [];
    const isAskedAgain = (place: number): boolean => place < 0 && said(~place).length > 0;
    for (const [n, place] of this.#places.entries()) {
      if (isAskedAgain(place)) this.evaluator.submit({ ...subjectAt(n), ask: rulesOf(said(~place)) });
    }
    const others = (await this.evaluator.verdicts()).values();
    return this.#places.map((place) => {
      if (isAskedAgain(place)) return others.next().value ?? [];
      return said(place < 0 ? ~place : place);
    });
  }

  #firstLike(subject: Subject): number | undefined {
    const seen = this.#places.length;
    if (seen >= enoughSeen && this.#alike < seen * worthIt) return undefined;
    const likeness = this.#likeness.of(subject);
    if (likeness === undefined) return undefined;
    const first = this.#firsts.get(likeness);
    if (first === undefined && this.#firsts.size < mostLikenesses) this.#firsts.set(likeness, this.#submitted);
    return first;
  }
}

function rulesOf(verdicts: readonly Verdict[]): Readonly<Record<string, true>> {
  return Object.fromEntries(verdicts.map(({ ruleId }) => [ruleId, true as const]));
}
