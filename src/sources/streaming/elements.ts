import type { Line } from "../reader";
import { damageAt } from "./damage";
import type { HugeFile } from "./file";
import type { SplitOptions } from "./options";
import { piecesOf } from "./pieces";
import type { Places } from "./places";
import { otherShape } from "./stop";

/** Sees each element's text pass by: `KeyWatch`. */
export interface Watch {
  watch(texts: Iterable<string>): Iterable<string>;
}

/** The elements of a list, parsed one by one; `lead` opens such a list. Throws `Stop` at the first that is not JSON. */
export function* elementsOf(file: HugeFile, elements: Places, lead: string, options: SplitOptions, keys?: Watch): Generator<Line> {
  let index = 0;
  const texts = piecesOf(file, elements, options);
  for (const text of keys?.watch(texts) ?? texts) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const from = elements.at(index);
      throw (from && damageAt(file, { lead, from }, from.end)) ?? otherShape();
    }
    yield { index, value };
    index++;
  }
}
