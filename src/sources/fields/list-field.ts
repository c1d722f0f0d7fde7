import type { FieldList } from "../../model/declarations";
import { isUnknown, openEnd, type Field } from "../../model/unknown";
import { type FieldReader, lookup, type RawPath } from "./field";
import { rawList, type RawList, type ReadElement } from "./lists";
import { isMarker } from "./placeholder";
import { Notes, type RawObject } from "./notes";

/** A place where a dialect keeps a list. */
export interface ListSource {
  readonly path: readonly string[];
  /** Whether this object's list belongs to the field at all. */
  readonly when?: (object: RawObject) => boolean;
  /** The part of an element that counts, and its name: `url` of `replyUrlsWithType`. Undefined leaves the element out. */
  readonly pick?: (item: unknown) => { readonly value: unknown; readonly name: string } | undefined;
}

/** What makes two elements the same one. */
export type KeyOf = (item: unknown) => string | undefined;

/**
 * A list that dialects keep in different places. A file that mixes dialects holds it twice: an element that an earlier
 * source has already is left out, so that nothing is reported twice.
 */
export function listField<T>(element: ReadElement<T>, keyOf: KeyOf, ...sources: readonly ListSource[]): FieldReader<FieldList<T>> {
  const read = (object: RawObject, notes: Notes, origins?: RawPath[]): FieldList<T> => {
    let result: Field<T>[] | undefined;
    let unknownList: FieldList<T>;
    /** Elements that count, as they are written. */
    let taken: unknown[] | undefined;
    for (const source of sources) {
      if (source.when && !source.when(object)) continue;
      const raw = lookup(object, source.path, notes);
      if (raw === undefined) continue;
      const found = isMarker(raw) ? raw : rawList(raw, notes);
      if (found === undefined || isMarker(found)) {
        unknownList ??= found;
        continue;
      }
      result ??= [];
      const before = taken && new Set(taken.map(keyOf));
      for (let index = 0; index < found.items.length; index++) {
        const item = found.items[index];
        const picked = source.pick ? source.pick(item) : undefined;
        if (source.pick && picked === undefined) continue;
        const value = picked ? picked.value : item;
        const key = before && keyOf(value);
        if (key !== undefined && before?.has(key)) continue;
        if (sources.length > 1) (taken ??= []).push(value);
        result.push(element(value, notes));
        origins?.push(originOf(source.path, found, index, picked?.name));
      }
    }
    if (result === undefined) return unknownList;
    // One dialect's list is known and the other's is not: more elements may exist.
    if (isUnknown(unknownList)) result.push(openEnd(unknownList.$unknown));
    return result;
  };

  return {
    read: (object, notes) => read(object, notes),
    place: (object, [index, ...rest]) => {
      const origins: RawPath[] = [];
      read(object, new Notes(), origins);
      const origin = typeof index === "number" ? origins[index] : undefined;
      if (origin) return [...origin, ...rest];
      const source = sources.find(({ path, when }) => (!when || when(object)) && lookup(object, path, new Notes()) !== undefined);
      return source?.path ?? [];
    },
  };
}

function originOf(path: readonly string[], list: RawList, index: number, name: string | undefined): RawPath {
  const below = placeBelow(list.shape, index);
  return name === undefined ? [...path, ...below] : [...path, ...below, name];
}

function placeBelow(shape: RawList["shape"], index: number): RawPath {
  if (shape === "plain") return [index];
  if (shape === "value") return ["value", index];
  return shape === "both" && index > 0 ? ["value", index - 1] : [];
}
