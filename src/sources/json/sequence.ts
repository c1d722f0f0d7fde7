import type { Line } from "../reader";
import type { LineOptions } from "./lines";
import { endOfValue, type JsonNode, nextToken } from "./values";
import { mayRepeatNames } from "./variants";

/** How `terraform show -json` begins, whatever it shows. */
const shown = /^\s*\{\s*"format_version"\s*:/;

/**
 * Where plans and states stand that are written one after the other, each over one line or many (`cat a/plan.json b/plan.json`).
 * Undefined for any other text, and where one of them is damaged.
 */
export function sequenceOf(text: string): readonly JsonNode[] | undefined {
  if (!shown.test(text) || !anotherFollows(text)) return undefined;
  const nodes: JsonNode[] = [];
  for (let at = nextToken(text, 0); at < text.length; at = nextToken(text, at)) {
    const end = endOfValue(text, at);
    if (text[at] !== "{" || !isJson(text.slice(at, end))) return undefined;
    nodes.push({ start: at, end });
    at = end;
  }
  return nodes.length > 1 ? nodes : undefined;
}

/** The name stands a few times in a plan; only where a document ends before it, another one begins. */
function anotherFollows(text: string): boolean {
  const name = '"format_version"';
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (/\}\s*\{\s*$/.test(text.slice(Math.max(0, at - 200), at))) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Every document's value, by its number from 0. */
export function* sequenceValues(text: string, nodes: readonly JsonNode[], { repeating, strings }: LineOptions): Generator<Line> {
  for (const [index, { start, end }] of nodes.entries()) {
    const own = text.slice(start, end);
    const value = JSON.parse(own) as unknown;
    if (repeating && mayRepeatNames(own, value)) repeating.set(index, own);
    yield { index, value: strings ? strings.without(value, own, `/${index}`) : value };
  }
}
