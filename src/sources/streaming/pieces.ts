import type { HugeFile } from "./file";
import type { SplitOptions } from "./options";
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
