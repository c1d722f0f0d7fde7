type Json = Readonly<Record<string, unknown>>;

/** What credentials hold besides the facts about them; Microsoft Graph leaves most of it out of lists by itself. */
const secret = new Set(["key", "secretText", "hint"]);
/** By which field the elements of a list are told apart, and sorted. */
const identities = ["id", "keyId", "resourceAppId", "appId", "uri", "name"];

/**
 * An object as it is written: without key material, secrets and their hints, without what only says where it came from, with its
 * fields and its lists in one order. Microsoft Graph promises no order; without one every export would differ.
 */
export function cleaned(object: Json): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const isCredential = "keyId" in object;
  for (const name of Object.keys(object).sort()) {
    if ((isCredential && secret.has(name)) || name === "secretText" || isAnnotation(name)) continue;
    result[name] = cleanedValue(object[name]);
  }
  return result;
}

/** `@odata.type` tells what an object is, `…@odata.nextLink` that more of it exists; the others are addresses. */
function isAnnotation(name: string): boolean {
  return name.includes("@odata.") && name !== "@odata.type" && !name.endsWith("@odata.nextLink");
}

function cleanedValue(value: unknown): unknown {
  if (Array.isArray(value)) return sorted(value.map(cleanedValue));
  return isObject(value) ? cleaned(value) : value;
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  if (list.length < 2) return list;
  if (list.every((one) => typeof one === "string")) return [...list].sort();
  if (!list.every(isObject)) return list;
  const keyed = list.map((one) => [
    identities.map((name) => one[name]).find((id) => typeof id === "string") ?? "",
    JSON.stringify(one),
    one,
  ]);
  return keyed.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)).map(([, , one]) => one);
}

function compare(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
