import { isGuid } from "../entra/guid";
import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { FieldPath, Locus, Source } from "../model/place";
import { certainty } from "../model/unknown";

/** Whether two known values of a field are the same: GUIDs whatever their case, lists whatever their order. */
function agree(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: unknown): unknown {
  if (typeof value === "string") return isGuid(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(normal(item)) ?? "").sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, normal(part)]),
  );
}

const bookkeeping = new Set([
  "kind",
  "source",
  "origin",
  "tenant",
  "tenantId",
  "partial",
  "partFormat",
  "elsewhere",
  "context",
  "isConditional",
  "key",
  "references",
]);

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
  merged.partFormat = first.partFormat === second.partFormat ? first.partFormat : undefined;
  merged.context = first.context && second.context;
  merged.references = { ...second.references, ...first.references };
  merged.source = new MergedSource(first.source, second.source, fromSecond);
  return merged as unknown as T;
}

/** The fields of which both know a value, and another one. */
export function conflictingFields(first: Declaration, second: Declaration): string[] {
  const known = first as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(second).flatMap(([field, value]) =>
    bookkeeping.has(field) || certainty(value) !== 3 || certainty(known[field]) !== 3 || agree(value, known[field]) ? [] : [field],
  );
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

/** How `path:line:column` of a place is found; only its path and pointer are told without. */
export type PlaceText = (locus: Locus) => { readonly line: number; readonly column: number };

/** How many conflicts between two files are told one by one. */
const mostConflicts = 20;

interface Pair {
  readonly path: string;
  readonly first: string;
  readonly names: string[];
  readonly conflicts: { readonly name: string; readonly field: string; readonly here: Locus; readonly there: Locus }[];
}

/** Tells, once a file, how many of its objects another input had already, and each field in which they differ. */
export class MergeLog {
  private readonly pairs = new Map<string, Pair>();

  constructor(private readonly placeOf?: PlaceText) {}

  /** `fields`: those that differ. */
  add(first: Declaration, second: Declaration, name: string, fields: readonly string[]): void {
    const key = `${second.source.path}\0${first.source.path}`;
    let pair = this.pairs.get(key);
    if (!pair) this.pairs.set(key, (pair = { path: second.source.path, first: first.source.path, names: [], conflicts: [] }));
    if (fields.length === 0) pair.names.push(name);
    for (const field of fields)
      pair.conflicts.push({ name, field, here: second.source.locate([field]), there: first.source.locate([field]) });
  }

  diagnostics(): Diagnostic[] {
    return [...this.pairs.values()].flatMap((pair) => [...(pair.names.length > 0 ? [merged(pair)] : []), ...this.conflicts(pair)]);
  }

  private conflicts({ path, conflicts }: Pair): Diagnostic[] {
    const told = conflicts.slice(0, mostConflicts).map(({ name, field, here, there }): Diagnostic => {
      const message = `${name} is declared twice, and ${field} differs from ${this.text(there)}: both are judged. Leave out the one that is not true.`;
      return { kind: "conflict", path, ...this.place(here), pointer: here.pointer, message };
    });
    const more = conflicts.length - told.length;
    return more > 0
      ? [...told, { kind: "conflict", path, message: `${more} more fields of this file differ: both values are judged.` }]
      : told;
  }

  private place(locus: Locus): { line?: number; column?: number } {
    if (!this.placeOf) return {};
    const { line, column } = this.placeOf(locus);
    return { line, column };
  }

  private text(locus: Locus): string {
    const { line, column } = this.place(locus);
    return line === undefined ? `${locus.path}#${locus.pointer}` : `${locus.path}:${line}:${column}`;
  }
}

function merged({ path, first, names }: Pair): Diagnostic {
  const which = names.length === 1 ? names[0] : `${names.length} objects, ${names[0]} among them,`;
  const where = first === path ? "is in this file more than once" : `is also in ${first}`;
  const text = names.length === 1 ? where : where.replace(/^is/, "are");
  return {
    kind: "merged",
    path,
    message: `${which} ${text}: taken as one. Leave one of them out if they are of different tenants or dates.`,
  };
}
