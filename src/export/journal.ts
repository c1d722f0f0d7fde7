import { appendFileSync, closeSync, existsSync, openSync, readSync, rmSync, statSync, truncateSync } from "node:fs";

const pageMark = '{"@next":';
const ownerMark = '{"@done":';
/** Bytes read at once. */
const piece = 1 << 20;

/** One line of a journal, and where it stands. */
export interface Entry {
  readonly text: string;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
}

/**
 * What was read of one collection so far, one object a line, on disk: memory stays flat, and an interrupted export goes on where it
 * stopped. A line that begins with `@next` or `@done` closes what stands above it; what stands below the last of them was not
 * finished, and is dropped.
 */
export class Journal {
  /** The link to the page that follows; null after the last one, undefined before the first. */
  next: string | null | undefined;
  /** The owners whose objects are all here. */
  readonly done = new Set<string>();

  constructor(readonly path: string) {
    let whole = 0;
    for (const { text, offset, length } of this.#lines()) {
      if (text.startsWith(pageMark)) this.next = (JSON.parse(text) as { "@next": string | null })["@next"];
      else if (text.startsWith(ownerMark)) this.done.add((JSON.parse(text) as { "@done": string })["@done"]);
      else continue;
      whole = offset + length + 1;
    }
    if (existsSync(path) && statSync(path).size !== whole) truncateSync(path, whole);
  }

  /** `next`: the link to the page that follows, or null. */
  addPage(objects: readonly object[], next: string | null): void {
    this.#append(objects, { "@next": next });
    this.next = next;
  }

  addOwner(owner: string, objects: readonly object[]): void {
    this.#append(objects, { "@done": owner });
    this.done.add(owner);
  }

  clear(): void {
    rmSync(this.path, { force: true });
    this.next = undefined;
    this.done.clear();
  }

  *entries(): Generator<Entry> {
    for (const entry of this.#lines()) if (!entry.text.startsWith(pageMark) && !entry.text.startsWith(ownerMark)) yield entry;
  }

  *objects(): Generator<Readonly<Record<string, unknown>>> {
    for (const { text } of this.entries()) yield JSON.parse(text) as Record<string, unknown>;
  }

  #append(objects: readonly object[], mark: object): void {
    appendFileSync(this.path, [...objects, mark].map((one) => `${JSON.stringify(one)}\n`).join(""));
  }

  /** Whole lines only: what follows the last line break was cut off while it was written. */
  *#lines(): Generator<Entry> {
    if (!existsSync(this.path)) return;
    const file = openSync(this.path, "r");
    try {
      let rest = Buffer.alloc(0);
      let offset = 0;
      for (;;) {
        const bytes = Buffer.allocUnsafe(piece);
        const count = readSync(file, bytes, 0, piece, null);
        if (count === 0) return;
        rest = Buffer.concat([rest, bytes.subarray(0, count)]);
        let start = 0;
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
          yield { text: rest.toString("utf8", start, end), offset: offset + start, length: end - start };
          start = end + 1;
        }
        offset += start;
        rest = rest.subarray(start);
      }
    } finally {
      closeSync(file);
    }
  }
}
