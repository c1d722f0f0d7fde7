import { isObject, type RawObject } from "../fields/notes";
import { hasTrue } from "./resolver";

/** Known values that an expression is made of. */
export type ValuesOf = (expression: RawObject) => readonly unknown[];

/**
 * Which block of the configuration each planned one is: a plan lists the blocks of a set in an order of its own. A block whose known
 * parts differ is another one; of several that are alike in all that is known, each is taken once. Undefined where it
 * cannot be told.
 */
export function matched(
  planned: readonly unknown[],
  unknowns: readonly unknown[],
  blocks: readonly RawObject[],
  valuesOf: ValuesOf,
): (RawObject | undefined)[] {
  const open = planned.map((element, n) => blocks.filter((block) => mayBe(element, unknowns[n], block, valuesOf)));
  const found = planned.map((): RawObject | undefined => undefined);
  // A `dynamic` block is missing from the configuration, and may be any of them.
  if (planned.length !== blocks.length)
    return found.map((_, n) => (open[n]?.length === 1 && planned.length < blocks.length ? open[n][0] : undefined));
  for (;;) {
    const n = open.findIndex((candidates, at) => found[at] === undefined && isSettled(at, open, planned, unknowns, found));
    const block = open[n]?.[0];
    if (block === undefined) return found;
    found[n] = block;
    open.forEach((candidates, at) => (open[at] = candidates.filter((one) => one !== block)));
  }
}

/** It can be one block only, or any of those that elements just like it can be. */
function isSettled(
  at: number,
  open: readonly RawObject[][],
  planned: readonly unknown[],
  unknowns: readonly unknown[],
  found: readonly (RawObject | undefined)[],
): boolean {
  const candidates = open[at] ?? [];
  if (candidates.length === 1) return true;
  const form = formOf(planned[at], unknowns[at]);
  const rivals = open.filter((others, n) => found[n] === undefined && others.some((one) => candidates.includes(one)));
  const alike = planned.filter((element, n) => found[n] === undefined && formOf(element, unknowns[n]) === form);
  return candidates.length > 1 && rivals.length === candidates.length && alike.length === candidates.length;
}

function formOf(element: unknown, unknown: unknown): string {
  return JSON.stringify([element, unknown]);
}

function mayBe(element: unknown, unknown: unknown, block: RawObject, valuesOf: ValuesOf): boolean {
  if (!isObject(element)) return false;
  return Object.entries(block).every(([name, expression]) => {
    const value = element[name];
    const unseen = isObject(unknown) ? unknown[name] : undefined;
    if (Array.isArray(expression)) {
      const list = Array.isArray(value) ? (value as unknown[]) : [];
      const unseenList: unknown[] = Array.isArray(unseen) ? (unseen as unknown[]) : [];
      if (unseen === true) return true;
      return list.length === expression.length && list.every((one, n) => mayBe(one, unseenList[n], expression[n] as RawObject, valuesOf));
    }
    if (!isObject(expression)) return true;
    const isUnknown = hasTrue(unseen);
    if ("constant_value" in expression) return !isUnknown && agrees(value, expression["constant_value"]);
    if (isUnknown) return expression["references"] !== undefined;
    const values = valuesOf(expression);
    return values.length !== 1 || typeof value !== "string" || typeof values[0] !== "string" || values[0] === value;
  });
}

function agrees(value: unknown, constant: unknown): boolean {
  if (typeof constant === "object") return true;
  return String(value ?? "") === String(constant ?? "");
}
