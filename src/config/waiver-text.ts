import { parse } from "yaml";
import { escapeControls } from "../text/escape";
import type { Waiver } from "./config";

/** A waiver by fingerprint, as `aadguard waive` adds it. */
export interface NewWaiver extends Pick<Waiver, "rule" | "reason" | "owner" | "expires"> {
  readonly fingerprint: string;
  /** What it is about, for people who read the file: becomes a comment. */
  readonly about?: string;
}

/** An entry of a list in block style, with its last line break. */
export function blockEntry(waiver: NewWaiver, indent: string): string {
  const about = waiver.about === undefined ? "" : `${indent}# ${escapeControls(waiver.about)}\n`;
  const [first = "", ...rest] = fieldsOf(waiver).map(([name, value]) => `${name}: ${scalar(value)}\n`);
  return `${about}${indent}- ${first}${rest.map((line) => `${indent}  ${line}`).join("")}`;
}

/** The same in braces. */
export function flowEntry(waiver: NewWaiver): string {
  return `{ ${fieldsOf(waiver)
    .map(([name, value]) => `${name}: ${scalar(value, ",[]{}")}`)
    .join(", ")} }`;
}

function fieldsOf({ rule, fingerprint, reason, owner, expires }: NewWaiver): [name: string, value: string][] {
  const fields: [string, string | undefined][] = [
    ["rule", rule],
    ["fingerprint", fingerprint],
    ["reason", reason],
    ["owner", owner],
    ["expires", expires],
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
