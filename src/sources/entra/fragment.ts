import { inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";
import { Batch } from "./batch";

/**
 * A bare list that stands for one field of an application: `requiredResourceAccess` as in
 * `az ad app create --required-resource-accesses`, `appRoles` as in `--app-roles`, `keyCredentials` as
 * `az ad app credential list --cert` prints them.
 */
export const fragment: Reader = {
  format: "Part of an application (bare list)",
  detect: (document) => document.form === "json" && fieldOf(document.value) !== undefined,
  read(document: Document) {
    const batch = new Batch(document);
    const field = fieldOf(document.value);
    if (field !== undefined && document.form === "json")
      batch.add({ [field]: document.value }, document.pointer, { kind: "application" }, field);
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

function fieldOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return undefined;
  const elements = value.map(inCamel);
  return shapes.find(({ matches }) => elements.every(matches))?.field;
}
