import type { Declaration } from "../model/declarations";
import { groupedBy } from "../model/grouped";
import { isUnknown } from "../model/unknown";
import { pointerOf } from "./json/pointer";
import { membersOf, nextToken } from "./json/values";
import type { Misread } from "./misread";
import type { ReadResult } from "./reader";

/*
 * The one fault that nothing may hide: a symmetric key in an object that no reader took for a declaration, or in a field that is not read,
 * is named with its place.
 */

/** Whether a text may have such a key at all: most files have none, and are looked at no further. */
export function mayHoldSymmetricKeys(text: string): boolean {
  return /"symmetric"/i.test(text);
}

/** `parts`: JSON texts with the place where each stands in its document. What is below a part that was named already is not named again. */
export function withUnseenKeys(parts: Iterable<readonly [text: string, pointer: string]>, read: ReadResult): ReadResult {
  const known = read.unrecognised ?? [];
  const unseen = new Map(known.map((part) => [part.pointer, part]));
  const lists = new KeyLists(read.declarations);
  for (const [text, pointer] of parts) {
    for (const key of unseenKeys(text, pointer, lists))
      if (!known.some((part) => isWithin(key.pointer, part.pointer))) unseen.set(key.pointer, key);
  }
  return unseen.size === known.length ? read : { ...read, unrecognised: [...unseen.values()] };
}

function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/** Whether the declarations show every symmetric key of a parsed value. */
export function showAllKeys(declarations: readonly Declaration[], value: unknown): boolean {
  const lists = new KeyLists(declarations);
  const open: [unknown, string][] = [[value, ""]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [object, at] = next;
    const marks = new Marks();
    const isList = Array.isArray(object);
    for (const name in object as object) {
      const member = (object as Readonly<Record<string, unknown>>)[name];
      if (typeof member === "object" && member !== null) open.push([member, at + pointerOf([name])]);
      else if (typeof member === "string" && !isList && marks.mayMean(name)) marks.add(name, member);
    }
    if (marks.isKey() && !lists.show(at)) return false;
  }
  return true;
}

/** Keeps, of texts that pass by one after the other, those that may have such a key. */
export class KeyWatch {
  readonly #kept = new Map<string, string>();

  /** `above`: where the list stands whose elements the texts are. */
  *watch(texts: Iterable<string>, above: string): Generator<string> {
    let index = 0;
    for (const text of texts) {
      if (mayHoldSymmetricKeys(text)) this.#kept.set(`${above}/${index}`, text);
      yield text;
      index++;
    }
  }

  *parts(): Generator<[string, string]> {
    for (const [pointer, text] of this.#kept) yield [text, pointer];
  }
}

/**
 * The symmetric keys of a JSON text that none of the declarations shows; `pointer`: where the value stands. Of a name that an object gives
 * twice every value counts: which of them a program takes is its own affair.
 */
function unseenKeys(text: string, pointer: string, lists: KeyLists): Misread[] {
  return [...new Set(keysIn(text, pointer))].filter((key) => !lists.show(key)).map((key) => ({ pointer: key, message }));
}

/** The lists of keys of all declarations of a file, by their places: looked for only where a file has a symmetric key. */
class KeyLists {
  #byPlace: ReadonlyMap<string, readonly KeyList[]> | undefined;

  constructor(private readonly declarations: readonly Declaration[]) {}

  /** Whether a declaration shows the key at this place. */
  show(key: string): boolean {
    const around = this.#around(key.toLowerCase());
    // What one reading cannot see, another one may take for something else.
    return around.some(({ sight }) => sight === "shown") || (around.length > 0 && around.every(({ sight }) => sight === "unknown"));
  }

  /** At the place itself, and at each that it is within. */
  #around(place: string): KeyList[] {
    const byPlace = (this.#byPlace ??= groupedBy(this.declarations.flatMap(keyListOf), ({ pointer }) => pointer));
    const steps = place.split("/");
    return steps.flatMap((_, n) => byPlace.get(steps.slice(0, n + 1).join("/")) ?? []);
  }
}

const message =
  "This looks like a symmetric key in a place that is not read, or in a field that is given twice: it was not judged. Export the application as Microsoft Graph or az writes it.";

interface KeyList {
  readonly pointer: string;
  readonly sight: "shown" | "unknown" | "other";
}

/** Where a declaration's list of keys stands, and whether it shows such a key. */
function keyListOf(declaration: Declaration): KeyList[] {
  if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return [];
  const { keyCredentials, source } = declaration;
  if (keyCredentials === undefined) return [];
  // In whatever capitals a second value of the same field is.
  const pointer = source.locate(["keyCredentials"]).pointer.toLowerCase();
  if (isUnknown(keyCredentials)) return [{ pointer, sight: "unknown" }];
  const isShown = keyCredentials.some(
    (key) => key === undefined || isUnknown(key) || typeof key.type !== "string" || key.type.toLowerCase() === "symmetric",
  );
  return [{ pointer, sight: isShown ? "shown" : "other" }];
}

/** Deeper than this nothing is looked for: each level is read once for every level above it. Readers go to any depth. */
const deepest = 100;

/** Iterative: a document may be as deep as it is long. */
function* keysIn(text: string, pointer: string): Generator<string> {
  const open: [number, string, number][] = [[nextToken(text, 0), pointer, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [start, at, depth] = next;
    const isList = text[start] === "[";
    if (!isList && text[start] !== "{") continue;
    const marks = new Marks();
    let index = 0;
    for (const { key, start: from, end } of membersOf(text, start)) {
      const name = isList ? String(index++) : (key?.name ?? "");
      const first = text[from];
      if (first === "{" || first === "[") {
        if (depth < deepest) open.push([from, at + pointerOf([name]), depth + 1]);
      } else if (first === '"' && !isList && marks.mayMean(name)) marks.add(name, textOf(text.slice(from, end)));
    }
    if (marks.isKey()) yield at;
  }
}

/** What makes an object a symmetric key: its type, and a use, which certificates of azuread, which have their own readers, are never given. */
class Marks {
  #isSymmetric = false;
  #isUsed = false;

  mayMean(name: string): boolean {
    return /^(?:type|usage)$/i.test(name);
  }

  add(name: string, value: string): void {
    const word = name.toLowerCase();
    if (word === "type") this.#isSymmetric ||= value.toLowerCase() === "symmetric";
    else this.#isUsed ||= /^(?:sign|verify)$/i.test(value);
  }

  isKey(): boolean {
    return this.#isSymmetric && this.#isUsed;
  }
}

/** Empty where the string is damaged, as it may be in a line that is told about already. */
function textOf(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return "";
  }
}
