import type { Format } from "../model/input-format";
import { groupedBy } from "../model/grouped";
import type { Difference, Rule } from "./catalogue";

/** Rules that answer alike in a format, and otherwise than of the same objects exported. */
export interface Differing extends Omit<Difference, "in"> {
  readonly rules: readonly string[];
}

/** Which rules answer otherwise in a format, and why: by what the format says of itself and the rules' METADATA. */
export function differingRules({ circumstances }: Format, rules: readonly Rule[]): Differing[] {
  const found = circumstances.flatMap((circumstance) =>
    rules.flatMap(({ id, differs = [] }) =>
      differs.filter((one) => one.in === circumstance).map(({ say, reason }) => ({ id, say, reason })),
    ),
  );
  return [...groupedBy(found, ({ say, reason }) => `${say} ${reason}`).values()].map((same) => {
    const [{ say, reason }] = same;
    return { rules: same.map(({ id }) => id), say, reason };
  });
}
