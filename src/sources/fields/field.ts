import { certainty, type Field } from "../../model/unknown";
import { cut } from "./lists";
import { isMarker } from "./placeholder";
import { isObject, Notes, type RawObject } from "./notes";

/** A path in an object as it is written (in Graph's capitals). */
export type RawPath = readonly (string | number)[];

/** One field of a declaration: how to read it from an object of any dialect, and where it stands there. */
export interface FieldReader<T> {
  read(object: RawObject, notes: Notes): T;
  /** The raw path of what stands at `rest` below this field; the nearest part around it where it is not written down. */
  place(object: RawObject, rest: RawPath): RawPath;
}

/** The value at a path; an object on the way that is null makes it null, a cut one makes it unknown. */
export function lookup(object: RawObject, path: readonly string[], notes: Notes): unknown {
  let value: unknown = object[path[0] ?? ""];
  for (let step = 1; step < path.length; step++) {
    if (value === undefined || value === null) return value;
    if (typeof value === "string") return cut(value, notes);
    if (!isObject(value)) return undefined;
    value = value[path[step] ?? ""];
  }
  return value;
}

/** A single value that dialects keep in different places: the first one that is known, else unknown, else null. */
export function scalar<T>(read: (raw: unknown) => Field<T | null>, ...paths: readonly (readonly string[])[]): FieldReader<Field<T | null>> {
  const find = (object: RawObject, notes: Notes, onFound?: (path: readonly string[]) => void): Field<T | null> => {
    let result: Field<T | null>;
    let sure = certainty(result);
    for (const path of paths) {
      const raw = lookup(object, path, notes);
      if (raw === undefined) continue;
      const value = isMarker(raw) ? raw : read(raw);
      const found = certainty(value);
      if (found <= sure) continue;
      onFound?.(path);
      result = value;
      sure = found;
      if (sure === 3) break;
    }
    return result;
  };
  return {
    read: (object, notes) => find(object, notes),
    place: (object) => {
      let place: readonly string[] = [];
      find(object, new Notes(), (path) => (place = path));
      return place;
    },
  };
}
