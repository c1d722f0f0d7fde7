import { inCamel } from "../fields/casing";
import type { RawObject } from "../fields/notes";
import { typeHint, type TypeHint } from "./context";
import { kindByFields } from "./detect";

/** A page of a collection: `{"value": […]}`. */
export interface Page {
  /** The members; anything but an array is what a cut export left of one. */
  readonly value: unknown;
  /** How the document spells `value`. */
  readonly name: string;
  /** What it is a page of, by itself or by what is around it. */
  readonly hint: TypeHint | undefined;
  /** The link to a further page that is left in it. */
  readonly next: string | undefined;
  /** It has the context that Microsoft Graph writes into each page. */
  readonly hasContext: boolean;
  /** What a delta query tells: maybe only what has changed. */
  readonly isDelta: boolean;
  /** How many objects there are, by `@odata.count`; 0 where it does not say. */
  readonly total: number;
}

/**
 * The page that an object is; undefined where it is none. Anything may stand next to `value` (`@microsoft.graph.tips`,
 * `Count`, an export script's own `tenantId`): no object of ours has a list of that name. A context that names a set makes a
 * page of what is not a list any more.
 */
export function pageOf(raw: RawObject, around?: TypeHint): Page | undefined {
  const name = "value" in raw ? "value" : "Value" in raw ? "Value" : undefined;
  if (name === undefined) return undefined;
  const { [name]: value, ...rest } = raw;
  const beside = inCamel(rest);
  const own = typeHint(beside);
  if (!own?.isSet && (!Array.isArray(value) || own?.isObject || kindByFields(beside) !== undefined)) return undefined;
  const total = rest["@odata.count"] ?? rest["odata.count"];
  return {
    value,
    name,
    hint: own ?? around,
    next: textOf(rest, /^(?:@?odata\.|@)?nextLink$/i),
    hasContext: textOf(rest, /^@odata\.context$/i) !== undefined,
    isDelta: textOf(rest, /^(?:@?odata\.|@)?deltaLink$/i) !== undefined,
    total: Number(total ?? 0) || 0,
  };
}

function textOf(raw: RawObject, name: RegExp): string | undefined {
  const key = Object.keys(raw).find((each) => name.test(each) && typeof raw[each] === "string" && raw[each] !== "");
  return key === undefined ? undefined : (raw[key] as string);
}
