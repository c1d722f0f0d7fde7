import { isUnknown, unknown, type Field, type Unknown } from "../../model/unknown";
import type { PropertyPath } from "./resource";

/** The value at a path; the marker itself where the way leads through an unknown; undefined for absent and null. */
export function at(props: unknown, path: PropertyPath): unknown {
  let value = props;
  for (const step of path) {
    if (value === undefined || value === null || isUnknown(value)) break;
    value = typeof value === "object" ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value ?? undefined;
}

/** A text, an unknown, or absent; what is of another type than the schema's counts as absent. */
export function text(value: unknown): Field<string> {
  return typeof value === "string" || isUnknown(value) ? value : undefined;
}

/** As `text`; the provider writes "" (and, once, `<nil>`) where Microsoft Graph has null. */
export function textOrNull(value: unknown): Field<string | null> {
  return value === "" || value === "<nil>" ? null : text(value);
}

export function flag(value: unknown): Field<boolean> {
  return typeof value === "boolean" || isUnknown(value) ? value : undefined;
}

export function count(value: unknown): Field<number> {
  return typeof value === "number" || isUnknown(value) ? value : undefined;
}

/** A list whose elements may be unknown one by one. */
export function list<T>(value: unknown, element: (value: unknown, index: number) => Field<T>): Field<Field<T>[]> {
  if (isUnknown(value)) return value;
  if (!Array.isArray(value)) return undefined;
  return value.map((item, index) => (isUnknown(item) ? (item as Unknown) : element(item, index)));
}

export function texts(value: unknown): Field<Field<string>[]> {
  return list(value, text);
}

/** The last segment of a resource id: `/applications/<object id>`; older programs pass the bare object id. */
export function bareId(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** RFC 3339 in UTC and whole seconds, as declarations hold times; a text that is not a time says nothing. */
export function time(value: unknown): Field<string> {
  const written = text(value);
  if (typeof written !== "string") return written;
  const milliseconds = Date.parse(written);
  return Number.isNaN(milliseconds) ? unknown("placeholder") : new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
