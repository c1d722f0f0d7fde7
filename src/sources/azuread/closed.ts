import { isUnknown, unknown } from "../../model/unknown";

/**
 * The texts that stand for "not known yet" in previews and on the wire (`@pulumi/pulumi`, `runtime/rpc.ts`): a string,
 * a boolean, a number, a list, an asset, an archive, an object. The engine writes the first for every computed value.
 */
export const sentinels: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The key, and its value, by which state and previews mark a secret. */
const signature = "4dabf18193072939515e22adb298388d";

/**
 * A property as a state or a preview writes it, with markers for what is unknown. Secrets stay closed, also those
 * that `--show-secrets` opened. Bookkeeping (`__defaults`, `__meta`) is dropped at every level.
 */
export function closed(value: unknown): unknown {
  if (typeof value === "string") return sentinels.has(value) ? unknown("computed") : value === "[secret]" ? unknown("secret") : value;
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null || isUnknown(value)) return value;
  if (signature in value) return unknown("secret");
  return closedProperties(value);
}

export function closedProperties(value: unknown): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) return properties;
  for (const [name, property] of Object.entries(value)) if (!isBookkeeping(name)) properties[name] = closed(property);
  return properties;
}

/** `__defaults`, `__meta`: no property of the resource. */
export function isBookkeeping(name: string): boolean {
  return name.startsWith("__");
}
