import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { FieldPath, Locus, Source } from "../model/place";
import { isKnown, isUnknown } from "../model/unknown";

const bookkeeping = new Set(["kind", "source", "origin", "tenant", "partial", "key", "references"]);

/**
 * The same object from two inputs as one declaration: a field that the first does not hold, or does not know, comes
 * from the second. Each field keeps its own place.
 */
export function mergeTwo<T extends Declaration>(first: T, second: T): T {
  const merged: Record<string, unknown> = { ...first };
  const fromSecond = new Set<string>();
  for (const [field, value] of Object.entries(second)) {
    if (bookkeeping.has(field) || value === undefined) continue;
    const have = merged[field] as Parameters<typeof isKnown>[0];
    if (isKnown(have) || (isUnknown(have) && !isKnown(value))) continue;
    merged[field] = value;
    fromSecond.add(field);
  }
  merged.partial = first.partial && second.partial;
  merged.references = { ...second.references, ...first.references };
  merged.source = mergedSource(first.source, second.source, fromSecond);
  return merged as unknown as T;
}

function mergedSource(first: Source, second: Source, fromSecond: ReadonlySet<string>): Source {
  return {
    path: first.path,
    locate: (path: FieldPath): Locus => (fromSecond.has(String(path[0])) ? second : first).locate(path),
  };
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
