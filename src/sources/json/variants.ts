import { spellingOf } from "../fields/casing";
import { membersOf, nextToken } from "./values";

/*
 * A field given twice in one object: the same name again (`JSON.parse` keeps the last one and says nothing), another
 * capitalisation of it, or the field in `AdditionalProperties` as well. Each variant of a text keeps one of them; the first
 * variant is what `JSON.parse` makes of it.
 */

/** Whether an object of the text holds a name twice, for all that a count of names can tell; `value` is what was parsed. */
export function mayRepeatNames(text: string, value: unknown): boolean {
  return namesIn(text) !== namesOf(value);
}

/** By colons: a file has several times as many quotes. */
function namesIn(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    let end = colon - 1;
    let code = text.charCodeAt(end);
    while (code === 32 || code === 9 || code === 10 || code === 13) code = text.charCodeAt(--end);
    if (code === 34 && (text.charCodeAt(end - 1) !== 92 || isEnd(text, end))) count++;
  }
  return count;
}

/** Whether the quote ends its string: a name may end with backslashes, which come in pairs there. */
function isEnd(text: string, quote: number): boolean {
  let from = quote;
  while (text.charCodeAt(from - 1) === 92) from--;
  return (quote - from) % 2 === 0;
}

function namesOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) if (typeof item === "object") count += namesOf(item);
    return count;
  }
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    count += typeof member === "object" && member !== null ? 1 + namesOf(member) : 1;
  }
  return count;
}

/** More often than this nobody gives a field. */
const most = 5;

/** What else the text may mean: one value for each time that a field is given; none where each is given once. */
export function variantsOf(text: string): unknown[] {
  const times = { most: 1 };
  build(text, nextToken(text, 0), 1, times);
  if (times.most === 1) return [];
  return Array.from({ length: Math.min(times.most, most) }, (_, index) => variantOf(text, index + 1));
}

/** `variant`: from 1; 0 keeps the last one of each name. */
export function variantOf(text: string, variant: number): unknown {
  return build(text, nextToken(text, 0), variant, { most: 1 });
}

/** Which of several members of one name a variant keeps. */
export function kept<T>(members: readonly T[], variant: number): T | undefined {
  return variant === 0 ? members.at(-1) : members[Math.min(variant, members.length) - 1];
}

function build(text: string, start: number, variant: number, times: { most: number }, end = text.length): unknown {
  const open = text[start];
  if (open === "[") return membersOf(text, start).map((item) => build(text, item.start, variant, times, item.end));
  if (open !== "{") return JSON.parse(text.slice(start, end));
  const groups = new Map<string, Member[]>();
  for (const { key, start: from, end: to } of membersOf(text, start)) {
    const name = key?.name ?? "";
    const word = spellingOf(name) ?? name;
    const group = groups.get(word);
    if (group) group.push({ name, start: from, end: to });
    else groups.set(word, [{ name, start: from, end: to }]);
  }
  const others = additionalOf(text, groups);
  const object: Record<string, unknown> = {};
  for (const [word, group] of groups) {
    const given = group.length + (contradicts(text, group[0], others.get(word)) ? 1 : 0);
    times.most = Math.max(times.most, given);
    // The values that are not kept may hold repetitions of their own.
    const values = group.map((member) => build(text, member.start, variant, times, member.end));
    const index = variant === 0 ? group.length - 1 : Math.min(variant, given) - 1;
    const member = group[index];
    // The one in `AdditionalProperties` counts where the object itself has none.
    if (!member) continue;
    Object.defineProperty(object, member.name, { value: values[index], enumerable: true, writable: true, configurable: true });
  }
  return object;
}

interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Where the values of `AdditionalProperties` begin, by the word for their field. */
function additionalOf(text: string, groups: ReadonlyMap<string, readonly Member[]>): Map<string, number> {
  const [additional] = groups.get("AdditionalProperties") ?? [];
  if (!additional || text[additional.start] !== "{") return new Map();
  return new Map(membersOf(text, additional.start).map(({ key, start }) => [spellingOf(key?.name ?? "") ?? "", start]));
}

/** Lists are joined, and null says nothing. */
function contradicts(text: string, member: Member | undefined, other: number | undefined): boolean {
  if (!member || other === undefined || (text[member.start] === "[" && text[other] === "[")) return false;
  return !text.startsWith("null", member.start) && !text.startsWith("null", other);
}
