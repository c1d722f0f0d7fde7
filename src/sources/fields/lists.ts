import { isUnknown, type Field, type Unknown, unknown, unknownAs } from "../../model/unknown";
import type { FieldList } from "../../model/declarations";
import { inCamel } from "./casing";
import { holdsPlaceholder, isMarker, isPlaceholder } from "./placeholder";
import { isObject, type Notes, type RawObject } from "./notes";
import { id, permissionId, text } from "./values";

export type ReadElement<T> = (raw: unknown, notes: Notes) => Field<T>;

/** The elements of a list as written, and where they stand below it (only Windows PowerShell puts them elsewhere). */
export interface RawList {
  readonly items: readonly unknown[];
  /**
   * `value` for Windows PowerShell's `{"value": […], "Count": 2}`; `single` for one element that was unrolled; `both` for what
   * has fields of an element next to `value`: the first is the object itself, the others stand in its list.
   */
  readonly shape: "plain" | "value" | "single" | "both";
}

const empty: RawList = { items: [], shape: "plain" };

/** `null` is the documented default of every list: empty. A text is a placeholder, or what PowerShell left of a list. */
export function rawList(raw: unknown, notes: Notes): RawList | Unknown | undefined {
  if (Array.isArray(raw)) return { items: raw, shape: "plain" };
  if (raw === undefined) return undefined;
  if (raw === null) return empty;
  if (typeof raw === "string") return cut(raw, notes);
  if (isMarker(raw)) return raw;
  if (isObject(raw)) return unrolled(raw);
  return unknown("placeholder");
}

function unrolled(raw: RawObject): RawList {
  const { value } = raw;
  if (!Array.isArray(value)) return { items: [raw], shape: "single" };
  const isPage = Object.keys(raw).every((key) => /^(?:value|count)$/i.test(key) || key.startsWith("@"));
  return isPage ? { items: value, shape: "value" } : { items: [raw, ...(value as unknown[])], shape: "both" };
}

/** What a text says that stands where an object or a list belongs. */
export function cut(found: string, notes: Notes): Unknown {
  if (isPlaceholder(found)) return unknown("placeholder");
  notes.truncated = true;
  return unknown("truncated");
}

/** A list inside an element: `resourceAccess`, `allowedMemberTypes`. */
export function list<T>(raw: unknown, element: ReadElement<T>, notes: Notes): FieldList<T> {
  const found = rawList(raw, notes);
  if (found === undefined || isUnknown(found)) return found;
  return found.items.map((item) => element(item, notes));
}

/** Elements that are objects, in camelCase or in PowerShell's PascalCase. */
export function objectElement<T extends object>(read: (raw: RawObject, notes: Notes) => T): ReadElement<T> {
  return (raw, notes) => {
    if (isMarker(raw)) return raw;
    if (isObject(raw)) return read(inCamel(raw), notes);
    return typeof raw === "string" ? cut(raw, notes) : unknown("placeholder");
  };
}

/** Elements that are texts. */
export const textElement: ReadElement<string> = (raw) => text(raw) ?? unknown("placeholder");

/** Elements that are URIs: the same placeholder twice is the same one. */
export const uriElement: ReadElement<string> = (raw) =>
  typeof raw === "string" && holdsPlaceholder(raw) ? unknownAs("placeholder", raw) : (text(raw) ?? unknown("placeholder"));

/** Elements that are ids. */
export const idElement: ReadElement<string> = (raw) => id(raw) ?? unknown("placeholder");

/** Elements that are ids of permissions. */
export const permissionIdElement: ReadElement<string> = (raw) => permissionId(raw) ?? unknown("placeholder");

export function texts(raw: unknown, notes: Notes): FieldList<string> {
  return list(raw, textElement, notes);
}
