import type { FieldPath, Locus, Source } from "../../model/place";
import { isKnown, isOpenEnd, isUnknown, openEnd, unknown, type Field, type UnknownReason } from "../../model/unknown";
import type { PropertyPath, PulumiResource } from "./resource";

/** Where a field, or an element of a list, comes from. */
export interface Origin {
  readonly resource: PulumiResource;
  readonly property: PropertyPath;
  /** Names that differ below it: `{ isEnabled: ["enabled"] }`; `[]` for what the resource does not write down. */
  readonly words?: Readonly<Record<string, PropertyPath>>;
  /** For what `words` cannot say: the property behind a path below the field. */
  readonly translate?: (rest: FieldPath) => PropertyPath | undefined;
}

/** Finds the place of a part of an element. */
export type Place = (rest: FieldPath) => Locus;

/**
 * A declaration that several resources write: each field, and each element of a list, remembers the resource and the
 * property that it came from.
 */
export class Draft {
  readonly fields: Record<string, unknown> = {};
  private readonly origins = new Map<string, Origin>();
  private readonly elements = new Map<string, (Place | undefined)[]>();
  private readonly writers = new Map<string, PulumiResource[]>();

  /** `main`: the resource that stands for the whole. */
  constructor(readonly main: PulumiResource) {}

  set(field: string, value: unknown, origin: Origin): void {
    if (value === undefined) return;
    this.fields[field] = value;
    this.origins.set(field, origin);
    this.note(field, origin.resource);
  }

  /** The small resources that write a field. */
  partsOf(field: string): readonly PulumiResource[] {
    return this.writers.get(field) ?? [];
  }

  /** Keeps in mind that a small resource writes a field. */
  note(field: string, resource: PulumiResource): void {
    if (resource !== this.main) this.writers.set(field, [...this.partsOf(field), resource]);
  }

  /**
   * Adds to a list. Where both the application and a small resource hold the same element (after a refresh, say) it
   * is one element, and its place is the small resource's.
   */
  append(field: string, element: unknown, origin: Origin, identity: (element: unknown) => unknown = ownText): void {
    this.note(field, origin.resource);
    const list = this.list(field);
    const places = this.places(field);
    const id = isKnown(element) ? identity(element) : undefined;
    const twin = isKnown(id) ? list.findIndex((other) => isKnown(other) && same(identity(other), id)) : -1;
    const index = twin < 0 ? list.length : twin;
    if (twin < 0) list.push(element);
    places[index] = (rest) => placeOf(origin, rest);
  }

  /** Puts an element in another's stead, with places that may lead to those that the other had. */
  replace(field: string, index: number, element: unknown, placeWith: (before: Place) => Place): void {
    const before = this.places(field)[index] ?? this.ownPlace(field, index);
    this.list(field)[index] = element;
    this.places(field)[index] = placeWith(before);
  }

  /** More may be added by something that cannot be seen: the list is known only as far as it goes, a single value not at all. */
  open(field: string, isList: boolean, reason: UnknownReason = "computed"): void {
    if (!isList) this.fields[field] = unknown(reason);
    else if (!this.list(field).some(isOpenEnd)) this.list(field).push(openEnd(reason));
  }

  source(): Source {
    return { path: this.main.place.path, locate: (path) => this.locate(path) };
  }

  private locate(path: FieldPath): Locus {
    const [field, index, ...rest] = path;
    const element = typeof index === "number" ? this.elements.get(String(field))?.[index] : undefined;
    if (element) return element(rest);
    const origin = this.origins.get(String(field));
    return origin ? placeOf(origin, path.slice(1)) : this.main.place.locate([]);
  }

  private ownPlace(field: string, index: number): Place {
    const origin = this.origins.get(field);
    return (rest) => (origin ? placeOf(origin, [index, ...rest]) : this.main.place.locate([]));
  }

  /** The list under construction; of an unknown whole nothing is left but that more may exist. */
  private list(field: string): unknown[] {
    const value = this.fields[field] as Field<unknown[]>;
    if (Array.isArray(value)) return value;
    return (this.fields[field] = isUnknown(value) ? [openEnd(value.$unknown)] : []) as unknown[];
  }

  private places(field: string): (Place | undefined)[] {
    const places = this.elements.get(field) ?? [];
    this.elements.set(field, places);
    return places;
  }
}

/** A text is its own identity; objects have one only where their part says so. */
const ownText = (element: unknown): unknown => (typeof element === "string" ? element : undefined);

const same = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

function placeOf({ resource, property, words, translate }: Origin, rest: FieldPath): Locus {
  const translated = translate?.(rest);
  if (translated) return resource.place.locate([...property, ...translated]);
  return resource.place.locate([...property, ...rest.flatMap((step) => words?.[step] ?? [step])]);
}
