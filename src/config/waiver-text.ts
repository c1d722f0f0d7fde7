import { parse } from "yaml";
import { escapeControls } from "../text/escape";
import type { Waiver } from "./config";

/** A waiver as `aadguard waive` adds it: by fingerprint, or by rule and application. */
export interface NewWaiver extends Pick<Waiver, "rule" | "match" | "fingerprint" | "reason" | "owner" | "expires"> {
  /** What it is about, for people who read the file: becomes a comment. */
  readonly about?: string;
}

/** An entry of a list in block style, with its last line break. */
export function blockEntry(waiver: NewWaiver, indent: string): string {
  const about = waiver.about === undefined ? "" : `${indent}# ${escapeControls(waiver.about)}\n`;
  const [first = "", ...rest] = fieldsOf(waiver, "").map(([name, value]) => `${name}: ${value}\n`);
  return `${about}${indent}- ${first}${rest.map((line) => `${indent}  ${line}`).join("")}`;
}

/** The same in braces. */
export function flowEntry(waiver: NewWaiver): string {
  return inBraces(fieldsOf(waiver, withinFlow));
}

/** What ends a plain text within brackets and braces. */
const withinFlow = ",[]{}";

function inBraces(fields: readonly (readonly [name: string, value: string])[]): string {
  return `{ ${fields.map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

/** The fields as YAML writes them. */
function fieldsOf({ rule, match, fingerprint, reason, owner, expires }: NewWaiver, special: string): [name: string, value: string][] {
  const written = (value: string | undefined): string | undefined => (value === undefined ? undefined : scalar(value, special));
  const fields: [string, string | undefined][] = [
    ["rule", written(rule)],
    ["match", match && inBraces(Object.entries(match).map(([name, value]) => [name, scalar(String(value), withinFlow)]))],
    ["fingerprint", written(fingerprint)],
    ["reason", written(reason)],
    ["owner", written(owner)],
    ["expires", written(expires)],
  ];
  return fields.filter((field): field is [string, string] => field[1] !== undefined);
}

/** A text as it is where YAML would read it so, else in double quotes. */
export function scalar(value: string, special = ""): string {
  const isPlain = /^[\w(][^:#"'\\]*$/.test(value) && !/\p{C}/u.test(value) && ![...special].some((sign) => value.includes(sign));
  if (isPlain && readsAs(value)) return value;
  // JSON's texts are YAML's, but for control characters beyond U+001F.
  return escapeControls(JSON.stringify(value));
}

function readsAs(value: string): boolean {
  try {
    return parse(value) === value;
  } catch {
    return false;
  }
}
