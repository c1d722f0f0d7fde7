import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { FieldPath, Locus, Source } from "../model/place";
import { certainty } from "../model/unknown";

const bookkeeping = new Set(["kind", "source", "origin", "tenant", "partial", "elsewhere", "context", "key", "references"]);

/**
 * The same object from two inputs as one declaration: a field that the first does not hold, does not know, or calls null
 * where the second has a value, comes from the second. Each field keeps its own place.
 */
export function mergeTwo<T extends Declaration>(first: T, second: T): T {
  const merged: Record<string, unknown> = { ...first };
  const fromSecond: string[] = [];
  for (const [field, value] of Object.entries(second)) {
    if (bookkeeping.has(field) || certainty(value) <= certainty(merged[field])) continue;
    merged[field] = value;
    fromSecond.push(field);
  }
  merged.partial = first.partial && second.partial;
  merged.context = first.context && second.context;
  merged.references = { ...second.references, ...first.references };
  merged.source = new MergedSource(first.source, second.source, fromSecond);
  return merged as unknown as T;
}

/** Where each field comes from. Flat: an input may hold the same object thousands of times. */
class MergedSource implements Source {
  readonly path: string;
  readonly #first: Source;
  readonly #fields: ReadonlyMap<string, Source>;

  constructor(first: Source, second: Source, fromSecond: readonly string[]) {
    const known = first instanceof MergedSource ? first : undefined;
    this.#first = known ? known.#first : first;
    this.path = first.path;
    const before: ReadonlyMap<string, Source> = known ? known.#fields : new Map<string, Source>();
    const fields = fromSecond.map((field) => [field, second instanceof MergedSource ? second.#of(field) : second] as const);
    this.#fields = fields.length === 0 ? before : new Map([...before, ...fields]);
  }

  locate(path: FieldPath): Locus {
    return this.#of(String(path[0])).locate(path);
  }

  #of(field: string): Source {
    return this.#fields.get(field) ?? this.#first;
  }
}

/** Tells, once a file, how many of its objects another input had already. */
export class MergeLog {
  private readonly counts = new Map<string, { first: string; names: string[] }>();

  add(first: Declaration, second: Declaration, name: string): void {
    const key = `${second.source.path}\0${first.source.path}`;
    const entry = this.counts.get(key) ?? { first: first.source.path, names: [] };
    entry.names.push(name);
    this.counts.set(key, entry);
  }

  diagnostics(): Diagnostic[] {
    return [...this.counts].map(([key, { first, names }]) => {
      const path = key.slice(0, key.indexOf("\0"));
      const which = names.length === 1 ? names[0] : `${names.length} objects, ${names[0]} among them,`;
      const where = first === path ? "stands in this file more than once" : `is also in ${first}`;
      const text = names.length === 1 ? where : where.replace(/^stands/, "stand").replace(/^is/, "are");
      return {
        kind: "merged",
        path,
        message: `${which} ${text}: taken as one. Leave one of them out if they are of different tenants or dates.`,
      };
    });
  }
}
