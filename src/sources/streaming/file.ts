import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Code units of a file's encoding: bytes of UTF-8, or the 16 bits of UTF-16. All that JSON is built of is one unit in both. */
export type Codes = Uint8Array | Uint16Array;

/**
 * A file that is never in memory as a whole. Offsets count code units from after the byte order mark, so that the same scan
 * works for UTF-8 and UTF-16. It is opened for each read: nothing stays open while a run judges and reports.
 */
export class HugeFile {
  /** Bytes of a code unit. */
  readonly unit: 1 | 2;
  /** In code units. An odd last byte of UTF-16 belongs to no character. */
  readonly length: number;
  /** In bytes. */
  readonly size: number;
  readonly #isBigEndian: boolean;
  readonly #mark: number;

  constructor(readonly path: string) {
    const { size, begin } = beginOf(path);
    const utf16 = begin === "fffe" || begin === "feff";
    this.size = size;
    this.unit = utf16 ? 2 : 1;
    this.#isBigEndian = begin === "feff";
    this.#mark = utf16 ? 2 : begin === "efbbbf" ? 3 : 0;
    this.length = Math.floor((size - this.#mark) / this.unit);
  }

  /** What stands from `start` to before `end`, little endian; less where the file became shorter. `into` is used again where it is large enough. */
  bytes(start: number, end: number, into?: Buffer): Buffer {
    const wanted = (Math.min(end, this.length) - start) * this.unit;
    if (wanted <= 0) return Buffer.alloc(0);
    // Not of Node's pool, in which 16 bits may begin at any byte.
    const buffer = into && into.length >= wanted ? into : Buffer.allocUnsafeSlow(wanted);
    const descriptor = openSync(this.path, "r");
    let length = 0;
    try {
      for (let read = -1; length < wanted && read !== 0; length += read)
        read = readSync(descriptor, buffer, length, wanted - length, this.#mark + start * this.unit + length);
    } finally {
      closeSync(descriptor);
    }
    const bytes = buffer.subarray(0, length - (length % this.unit));
    return this.#isBigEndian ? bytes.swap16() : bytes;
  }

  codes(start: number, end: number, into?: Buffer): Codes {
    const bytes = this.bytes(start, end, into);
    return this.unit === 1 ? bytes : new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  }

  text(start: number, end: number): string {
    return this.decode(this.bytes(start, end));
  }

  /** As `text`, long after the file was scanned: empty where it cannot be read any more. */
  textIfAny(start: number, end: number): string {
    try {
      return this.text(start, end);
    } catch {
      return "";
    }
  }

  /** The text of what `bytes` gave, or of a part of it that begins and ends between characters. */
  decode(bytes: Buffer): string {
    return bytes.toString(this.unit === 1 ? "utf8" : "utf16le");
  }
}

/** Its size, and in hexadecimal what may be a byte order mark. */
function beginOf(path: string): { size: number; begin: string } {
  const descriptor = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(3);
    const length = readSync(descriptor, bytes, 0, 3, 0);
    const begin = bytes.subarray(0, length).toString("hex");
    return { size: fstatSync(descriptor).size, begin: /^(?:fffe|feff)/.exec(begin)?.[0] ?? begin };
  } finally {
    closeSync(descriptor);
  }
}
