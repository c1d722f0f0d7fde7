import { isObject, type RawObject } from "../fields/notes";

/** The objects of a list; nothing for anything else. */
export function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object's member where it is an object, else an empty one. */
export function member(value: unknown, name: string): RawObject {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
