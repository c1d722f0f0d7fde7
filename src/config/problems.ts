import type { ErrorObject } from "ajv";
import { didYouMean } from "../text/suggest";

export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

type PlaceOf = (pointer: string, key?: string) => { line: number; column: number };

/** What a schema error means to the person who wrote the file. */
export function inWords(errors: readonly ErrorObject[], placeOf: PlaceOf): Problem[] {
  return errors
    .filter((error) => !isDetail(error))
    .map((error) => ({ ...placeOf(error.instancePath, keyOf(error)), message: textOf(error) }));
}

/** `anyOf` is told as a whole; what each of its branches lacks is not. */
function isDetail(error: ErrorObject): boolean {
  return error.schemaPath.includes("/anyOf/");
}

function keyOf({ keyword, params }: ErrorObject): string | undefined {
  return keyword === "additionalProperties" ? String(params.additionalProperty) : undefined;
}

function textOf(error: ErrorObject): string {
  const { keyword, params, data, parentSchema, instancePath } = error;
  const name = instancePath.slice(instancePath.lastIndexOf("/") + 1);
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      const what = instancePath === "/rules" ? "no rule is called" : "there is no setting called";
      return `${what} ${shown(params.additionalProperty)}.${didYouMean(String(params.additionalProperty), known) || few(known)}`;
    }
    case "enum": {
      const allowed = (params.allowedValues as unknown[]).map(String);
      const what = name === "rule" ? `no rule is called ${shown(data)}` : `${shown(data)} is not allowed here`;
      return `${what}.${didYouMean(String(data), allowed) || few(allowed)}`;
    }
    case "required":
      return `${capital(thing(instancePath))} needs "${String(params.missingProperty)}".`;
    case "anyOf":
      return `A waiver names a "fingerprint", or both a "rule" and a "match".`;
    case "type":
      return `"${name || "the file"}" must be ${kindOf(params.type)}, not ${shown(data)}.`;
    case "minProperties":
      return `"match" names nobody: give an appId, a displayName or a urn.`;
    case "minLength":
      return `"${name}" is empty.`;
    case "uniqueItems":
      return `"${name}" names the same twice.`;
    case "pattern":
      return `${shown(data)} is ${forms[name] ?? `not a valid ${name}`}.`;
    default:
      return `${error.message ?? "this is not allowed"}.`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  object: "a mapping (name: value)",
  array: "a list",
  string: "a string",
  boolean: "true or false",
};
const kindOf = (type: unknown): string => {
  const [kind] = [type].flat().map(String);
  return kinds[kind ?? ""] ?? String(kind);
};
const forms: Readonly<Record<string, string>> = {
  appId: "not a client id (8-4-4-4-12 hexadecimal digits)",
  fingerprint: "not a fingerprint (64 hexadecimal digits, as `scan --format json` prints)",
  expires: "not a day: write it like 2027-01-31",
};

function thing(pointer: string): string {
  return pointer.startsWith("/waivers") ? "a waiver" : "an entry of applications";
}

const shown = (data: unknown): string => JSON.stringify(data);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const few = (names: readonly string[]): string => (names.length <= 8 ? ` Possible: ${names.join(", ")}.` : "");
