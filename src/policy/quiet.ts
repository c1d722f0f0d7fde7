import type { DeclarationKind } from "../model/declarations";
import { isUnknown } from "../model/unknown";
import type { Rule } from "./catalogue";

/** What a subject holds, by the names that a rule's METADATA uses: its declaration's own fields, and `input.…` for facts. */
export type Holding = (name: string) => unknown;

/** When a rule has nothing to say: where it is without all of these, or with any of those. */
type Silence = Pick<Rule, "silentWithout" | "silentWith">;

/**
 * Tells declarations about which none of some rules can have anything to say, by the rules' own METADATA: most service
 * principals and grants are sound, and need neither be projected nor asked about.
 */
export class Quiet {
  readonly #silences = new Map<DeclarationKind, readonly Silence[]>();

  constructor(private readonly rules: readonly Rule[]) {}

  /** Whether it may be left out: a rule that does not say when it is silent always has to be asked. */
  isQuiet(kind: DeclarationKind, holding: Holding): boolean {
    for (const silence of this.#silencesOf(kind)) if (!isSilent(silence, holding)) return false;
    return true;
  }

  /** Rules that are always asked come first: they decide at once. Several are silent with and without the same. */
  #silencesOf(kind: DeclarationKind): readonly Silence[] {
    let silences = this.#silences.get(kind);
    if (!silences) {
      const all = this.rules.filter(({ subjects }) => subjects.includes(kind));
      const distinct = new Map(
        all.map(({ silentWithout, silentWith }) => [`${silentWithout.join()};${silentWith.join()}`, { silentWithout, silentWith }]),
      );
      silences = [...distinct.values()].sort((a, b) => weight(a) - weight(b));
      this.#silences.set(kind, silences);
    }
    return silences;
  }
}

function isSilent({ silentWithout, silentWith }: Silence, holding: Holding): boolean {
  for (const name of silentWith) if (holdsTrue(holding(name))) return true;
  for (const name of silentWithout) if (!holdsNothing(holding(name))) return false;
  return silentWithout.length > 0;
}

function weight({ silentWithout, silentWith }: Silence): number {
  return silentWithout.length + silentWith.length;
}

/** As `holds_nothing` of `policies/main.rego`: what the input leaves out, or what cannot be seen, may hold something. */
function holdsNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** `true`, or a neighbour that is there. */
function holdsTrue(value: unknown): boolean {
  return value === true || (typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value));
}
