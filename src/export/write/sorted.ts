import { closeSync, existsSync, openSync, readSync } from "node:fs";
import type { Journal } from "../journal";

export type Json = Readonly<Record<string, unknown>>;

/**
 * The objects of a journal in the order of their keys, each key once (the last one counts: a page may repeat what moved while the
 * pages were read). Only the places are kept in memory.
 */
export class SortedObjects {
  readonly #places: readonly { readonly offset: number; readonly length: number }[];

  /** `keyOf`: undefined leaves an object out. */
  constructor(
    private readonly journal: Journal,
    keyOf: (object: Json) => string | undefined,
  ) {
    const places = new Map<string, { readonly offset: number; readonly length: number }>();
    for (const { text, offset, length } of journal.entries()) {
      const key = keyOf(JSON.parse(text) as Json);
      if (key !== undefined) places.set(key, { offset, length });
    }
    this.#places = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  }

  get count(): number {
    return this.#places.length;
  }

  *[Symbol.iterator](): Generator<Json> {
    if (!existsSync(this.journal.path)) return;
    const file = openSync(this.journal.path, "r");
    try {
      for (const { offset, length } of this.#places) {
        const bytes = Buffer.allocUnsafe(length);
        readSync(file, bytes, 0, length, offset);
        yield JSON.parse(bytes.toString("utf8")) as Json;
      }
    } finally {
      closeSync(file);
    }
  }
}
