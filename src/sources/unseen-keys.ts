import type { Declaration } from "../model/declarations";
import { isUnknown } from "../model/unknown";
import { isGuid } from "../entra/guid";
import { isObject, type RawObject } from "./fields/notes";
import { pointerOf } from "./json/pointer";
import type { Misread } from "./misread";

/*
 * The one fault that nothing may hide: a symmetric key in an object that no reader took for a declaration, or in a field that is not read,
 * is named with its place.
 */

/** Whether a text may have such a key at all: most files have none, and are looked at no further. */
export function mayHoldSymmetricKeys(text: string): boolean {
  return /"symmetric"/i.test(text);
}

/** The symmetric keys of a value that none of the declarations shows; `pointer`: where the value stands. */
export function unseenKeys(value: unknown, pointer: string, declarations: readonly Declaration[]): Misread[] {
  const keys = [...keysIn(value, pointer)];
  if (keys.length === 0) return [];
  const seen = declarations.flatMap(keyListOf);
  return keys.filter((key) => !seen.some((list) => isBelow(key, list))).map((key) => ({ pointer: key, message }));
}

const message =
  "It looks like a symmetric key, in an object or a field that is not read: it was not judged. Export the application as Microsoft Graph or az writes it.";

/** Where a declaration's list of keys stands, if it shows one of them, or that it cannot be seen. */
function keyListOf(declaration: Declaration): string[] {
  if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return [];
  const { keyCredentials, source } = declaration;
  if (keyCredentials === undefined || keyCredentials === null) return [];
  const shows =
    isUnknown(keyCredentials) ||
    keyCredentials.some(
      (key) => key === undefined || isUnknown(key) || typeof key.type !== "string" || key.type.toLowerCase() === "symmetric",
    );
  return shows ? [source.locate(["keyCredentials"]).pointer] : [];
}

function isBelow(pointer: string, list: string): boolean {
  return pointer === list || pointer.startsWith(`${list}/`);
}

/** Iterative: a document may be as deep as it is long. */
function* keysIn(value: unknown, pointer: string): Generator<string> {
  const open: [unknown, string][] = [[value, pointer]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, at] = next;
    if (isObject(one) && isSymmetricKey(one)) yield at;
    if (typeof one !== "object" || one === null) continue;
    for (const [name, member] of Object.entries(one)) if (typeof member === "object") open.push([member, at + pointerOf([name])]);
  }
}

/** A type, and what only a key of Entra has beside it: what it is used for, or an id. */
function isSymmetricKey(object: RawObject): boolean {
  let [isSymmetric, isKey] = [false, false];
  for (const name in object) {
    const value = object[name];
    if (typeof value !== "string") continue;
    const word = name.toLowerCase();
    if (word === "type") isSymmetric ||= value.toLowerCase() === "symmetric";
    else if (word === "usage") isKey ||= /^(?:sign|verify)$/i.test(value);
    else if (word === "keyid") isKey ||= isGuid(value);
  }
  return isSymmetric && isKey;
}
