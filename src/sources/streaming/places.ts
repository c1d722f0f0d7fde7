/** Where something begins: the offset in code units, line and column (in UTF-16 units) from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Range extends Place {
  /** The offset after it. */
  readonly end: number;
}

const width = 4;

/** Where elements or lines stand, in their order: 32 bytes each, for there may be millions. */
export class Places {
  #numbers = new Float64Array(width * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(range: Range): void {
    const at = this.#length * width;
    if (at === this.#numbers.length) {
      const larger = new Float64Array(2 * at);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set([range.offset, range.end, range.line, range.column], at);
    this.#length++;
  }

  at(index: number): Range | undefined {
    if (!(index >= 0 && index < this.#length)) return undefined;
    const [offset = 0, end = 0, line = 0, column = 0] = this.#numbers.subarray(index * width, (index + 1) * width);
    return { offset, end, line, column };
  }

  /** The index of the last one that begins at this place or before it; -1 where all begin later. */
  lastUntil(line: number, column: number): number {
    let low = -1;
    let high = this.#length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const place = this.at(middle);
      if (place && (place.line < line || (place.line === line && place.column <= column))) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
