import { isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { ConfigError } from "./config";
import { parseConfig } from "./load";
import { blockEntry, flowEntry, type NewWaiver } from "./waiver-text";

export interface Added {
  readonly text: string;
  /** The new entry's place, from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * The text of `aadguard.yaml` with one more waiver at the end of its list. Nothing else changes: not a comment, not a
 * blank. @throws ConfigError where the file holds a mistake, or is written in a way to which nothing can be added.
 */
export function addWaiver(text: string, waiver: NewWaiver, path: string): Added {
  const before = parseConfig(text, path);
  const added = inserted(text, waiver);
  // The proof: the same file, and one waiver more.
  const after = added === undefined ? undefined : readAgain(added, path);
  const last = after?.waivers[after.waivers.length - 1];
  if (added === undefined || !last || !isSame(last, waiver) || after?.waivers.length !== before.waivers.length + 1) {
    throw new ConfigError(`${path}: the waiver cannot be added to a list that is written like this; add it by hand: ${flowEntry(waiver)}`);
  }
  return { text: added, line: last.line, column: last.column };
}

function isSame(a: Pick<NewWaiver, "rule" | "match" | "fingerprint">, b: typeof a): boolean {
  return a.rule === b.rule && a.fingerprint === b.fingerprint && JSON.stringify(a.match) === JSON.stringify(b.match);
}

function readAgain(text: string, path: string): ReturnType<typeof parseConfig> | undefined {
  try {
    return parseConfig(text, path);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

function inserted(text: string, waiver: NewWaiver): string | undefined {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const block = (indent: string): string => blockEntry(waiver, indent).replaceAll("\n", newline);
  const root = parseDocument(text).contents;
  if (root === null || (isScalar(root) && root.value === null)) return appended(text, `waivers:${newline}${block("  ")}`, newline);
  if (!isMap(root) || !root.range) return undefined;
  const pair = (root as YAMLMap).items.find(({ key }) => isScalar(key) && key.value === "waivers") as Pair | undefined;
  if (pair === undefined) {
    if (!root.flow) return appended(text, `waivers:${newline}${block("  ")}`, newline);
    return withinFlow(text, root, `waivers: [${flowEntry(waiver)}]`);
  }
  const list = pair.value;
  if (isSeq(list) && list.flow && (root.flow || list.items.length > 0)) return withinFlow(text, list, flowEntry(waiver));
  if (isSeq(list) && list.items.length > 0) return afterLast(text, list, block, newline);
  const range = isSeq(list) || isScalar(list) ? list.range : undefined;
  const key = isScalar(pair.key) ? pair.key.range : undefined;
  if (!range || !key || root.flow) return undefined;
  // `waivers:`, `waivers: null` or `waivers: []`: the entry goes on the line below the name.
  const empty = text.slice(range[0], range[1]);
  const rest = empty === "" ? text : text.slice(0, range[0]).trimEnd() + text.slice(range[1]);
  return insertedAfterLine(rest, key[1], block("  "), newline);
}

function appended(text: string, section: string, newline: string): string {
  if (text.trim() === "") return section;
  return `${text}${text.endsWith("\n") ? "" : newline}${newline}${section}`;
}

/** Into brackets or braces: after the last entry, whatever follows it (a comma, a comment, a line break). */
function withinFlow(text: string, collection: YAMLSeq | YAMLMap, entry: string): string | undefined {
  const last: unknown = collection.items[collection.items.length - 1];
  const end = last === undefined ? (collection.range?.[0] ?? -2) + 1 : endOf(last);
  if (end === undefined || end < 0) return undefined;
  return `${text.slice(0, end)}${last === undefined ? entry : `, ${entry}`}${text.slice(end)}`;
}

function endOf(entry: unknown): number | undefined {
  const node = isCollection(entry) || isScalar(entry) ? entry : (entry as Pair).value;
  return isCollection(node) || isScalar(node) ? node.range?.[1] : undefined;
}

function afterLast(text: string, list: YAMLSeq, block: (indent: string) => string, newline: string): string | undefined {
  const [first, last] = [list.items[0], list.items[list.items.length - 1]].map((item) => (isCollection(item) ? item.range : undefined));
  if (!first || !last) return undefined;
  const indent = /(?:^|\n)([ \t]*)-\s*$/.exec(text.slice(0, first[0]))?.[1];
  if (indent === undefined) return undefined;
  const end = text.slice(0, last[1]).trimEnd().length;
  return insertedAfterLine(text, end, block(indent), newline);
}

function insertedAfterLine(text: string, offset: number, entry: string, newline: string): string {
  const end = text.indexOf("\n", offset);
  if (end < 0) return `${text}${newline}${entry}`;
  return `${text.slice(0, end + 1)}${entry}${text.slice(end + 1)}`;
}
