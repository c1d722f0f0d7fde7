/** Subjects in a row, as JSON in UTF-8, in memory that all threads share: nothing is copied on the way. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** Where each subject ends in `bytes`. */
  readonly ends: Int32Array;
}

/** Subjects that travel together: large enough to hide the cost of a message, small enough to be shared out evenly. */
const subjectsInChunk = 200;
const bytesInChunk = 512 * 1024;

/** Gathers subjects, and hands over each full chunk. */
export class ChunkWriter {
  #bytes = shared(bytesInChunk);
  #ends: number[] = [];
  #end = 0;

  constructor(private readonly onChunk: (chunk: Chunk) => void) {}

  add(json: string): void {
    // A UTF-16 unit takes three bytes at most.
    const most = 3 * json.length;
    if (this.#ends.length === subjectsInChunk || this.#end + most > this.#bytes.length) {
      this.flush();
      this.#bytes = shared(Math.max(bytesInChunk, most));
    }
    this.#end += this.#bytes.write(json, this.#end, "utf8");
    this.#ends.push(this.#end);
  }

  /** Hands over what is left. */
  flush(): void {
    if (this.#ends.length > 0) this.onChunk({ bytes: this.#bytes, ends: Int32Array.from(this.#ends) });
    this.#ends = [];
    this.#end = 0;
  }
}

/** The nth subject of a chunk, as an ArrayBuffer of its own. */
export function subjectOf({ bytes, ends }: Chunk, n: number): ArrayBuffer {
  const start = n === 0 ? 0 : (ends[n - 1] ?? 0);
  const subject = new Uint8Array((ends[n] ?? 0) - start);
  subject.set(bytes.subarray(start, ends[n]));
  return subject.buffer;
}

function shared(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}
