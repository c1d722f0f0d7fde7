import { spellingOf } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";

/** Names of element fields in the AAD Graph dialect. */
const olderNames: Readonly<Record<string, string>> = {
  startDateTime: "startDate",
  endDateTime: "endDate",
  delegatedPermissionIds: "permissionIds",
};

/**
 * The path as the document spells it (`KeyCredentials` for `keyCredentials`), up to the last part of it that exists.
 */
export function existingPath(raw: unknown, path: readonly (string | number)[]): (string | number)[] {
  const found: (string | number)[] = [];
  let value = raw;
  for (const segment of path) {
    const step = stepInto(value, segment);
    if (!step) break;
    found.push(...step.names);
    value = step.value;
  }
  return found;
}

function stepInto(value: unknown, segment: string | number): { names: (string | number)[]; value: unknown } | undefined {
  if (Array.isArray(value)) {
    const index = Number(segment);
    return index in value ? { names: [index], value: value[index] } : undefined;
  }
  if (!isObject(value)) return undefined;
  const name = nameIn(value, String(segment)) ?? nameIn(value, olderNames[String(segment)] ?? "");
  if (name !== undefined) return { names: [name], value: value[name] };
  const additional = value["AdditionalProperties"];
  const inner = isObject(additional) ? nameIn(additional, String(segment)) : undefined;
  return inner === undefined ? undefined : { names: ["AdditionalProperties", inner], value: (additional as RawObject)[inner] };
}

function nameIn(object: RawObject, segment: string): string | undefined {
  if (Object.hasOwn(object, segment)) return segment;
  const wanted = segment.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === wanted || spellingOf(key) === segment);
}
