import { inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import type { Document, ElementsDocument, Reader } from "../reader";
import { Batch } from "./batch";

/**
 * A bare list that stands for one field of an application: `requiredResourceAccess` as in
 * `az ad app create --required-resource-accesses`, `appRoles` as in `--app-roles`, `keyCredentials` as
 * `az ad app credential list --cert` prints them.
 */
export const fragment: Reader = {
  format: "Part of an application (bare list)",
  detect: (document) => {
    if (document.form === "json") return Array.isArray(document.value) && fieldOf(document.value) !== undefined;
    return document.form === "elements" && document.listName === undefined && fieldOf(valuesOf(document)) !== undefined;
  },
  read(document: Document) {
    const batch = new Batch(document);
    if (document.form !== "json" || !Array.isArray(document.value)) return batch.finish();
    const field = fieldOf(document.value);
    if (field !== undefined) batch.add({ [field]: document.value }, document.pointer, { kind: "application" }, field);
    return batch.finish();
  },
};

const shapes: readonly { readonly field: string; readonly matches: (element: RawObject) => boolean }[] = [
  { field: "requiredResourceAccess", matches: (element) => typeof element["resourceAppId"] === "string" && "resourceAccess" in element },
  { field: "appRoles", matches: (element) => Array.isArray(element["allowedMemberTypes"]) && ("value" in element || "id" in element) },
  {
    field: "keyCredentials",
    matches: (element) => "keyId" in element && typeof element["type"] === "string" && typeof element["usage"] === "string",
  },
];

/** The field whose elements all of these are; looks no further than at the first that belongs to none. */
function fieldOf(elements: Iterable<unknown>): string | undefined {
  let possible = shapes;
  let isEmpty = true;
  for (const raw of elements) {
    if (!isObject(raw)) return undefined;
    const element = inCamel(raw);
    possible = possible.filter(({ matches }) => matches(element));
    if (possible.length === 0) return undefined;
    isEmpty = false;
  }
  return isEmpty ? undefined : possible[0]?.field;
}

function* valuesOf(document: ElementsDocument): Generator<unknown> {
  for (const { value } of document.elements()) yield value;
}
