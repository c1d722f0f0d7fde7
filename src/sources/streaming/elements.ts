import { spend } from "../../model/memory";
import type { LongStrings } from "../json/long-strings";
import type { Line } from "../reader";
import { damageAt } from "./damage";
import type { HugeFile } from "./file";
import { otherShape, type SplitOptions } from "./options";
import type { Places } from "./places";

/** The texts of elements or lines, one after the other: a chunk of the file at a time is in memory, and the piece that is asked for. */
export function* piecesOf(file: HugeFile, places: Places, options: SplitOptions): Generator<string> {
  let buffer = Buffer.allocUnsafeSlow(Math.min(options.chunk, file.length * file.unit) + file.unit);
  let bytes: Buffer = buffer.subarray(0, 0);
  let base = 0;
  for (let index = 0; index < places.length; index++) {
    const { offset = 0, end = 0 } = places.at(index) ?? {};
    const length = (end - offset) * file.unit;
    let from = (offset - base) * file.unit;
    if (from + length > bytes.length) {
      if (length > buffer.length) buffer = Buffer.allocUnsafeSlow(2 * length);
      bytes = file.bytes(offset, offset + Math.floor(buffer.length / file.unit), buffer);
      base = offset;
      from = 0;
    }
    yield file.decode(bytes.subarray(from, from + length));
  }
}

interface Elements {
  readonly places: Places;
  /** Opens such a list. */
  readonly lead: string;
  /** Where the list stands. */
  readonly pointer?: string;
  /** Sees each element's text pass by: `KeyWatch`. */
  readonly watch?: (texts: Iterable<string>) => Iterable<string>;
  readonly strings?: LongStrings;
}

/** The elements of a list, parsed one by one. Throws `Stop` at the first that is not JSON. */
export function* elementsOf(file: HugeFile, list: Elements, options: SplitOptions): Generator<Line> {
  const { places: elements, lead, pointer = "", strings } = list;
  let index = 0;
  const texts = piecesOf(file, elements, options);
  for (const text of list.watch?.(texts) ?? texts) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const from = elements.at(index);
      throw (from && damageAt(file, { lead, from }, from.end)) ?? otherShape();
    }
    yield { index, value: strings ? strings.without(value, text, `${pointer}/${index}`) : value };
    spend(text.length);
    index++;
  }
}
