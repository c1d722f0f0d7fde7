import type { DeclarationKind } from "../../model/declarations";
import { inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";
import { Batch } from "./batch";
import { typeHint, type TypeHint } from "./context";

/**
 * Entra objects as Microsoft Graph, `az`, PowerShell, the portal and EntraExporter write them: one object, an array, a
 * page (`value`), NDJSON of any of these. Reads what no other reader knows, and yields nothing for other JSON.
 */
export const entraObjects: Reader = {
  format: "Microsoft Entra objects",
  detect: (document) => document.form === "lines" || (typeof document.value === "object" && document.value !== null),
  read(document: Document) {
    const batch = new Batch(document);
    if (document.form === "lines") {
      for (const { index, value } of document.lines()) addMember(batch, value, `/${index}`);
    } else if (Array.isArray(document.value)) addAll(batch, document.value, document.pointer);
    else if (isObject(document.value) && !addPage(batch, document.value, document.pointer)) batch.add(document.value, document.pointer);
    return batch.finish();
  },
};

/** The members of an array; those of a page know from the page what they are. */
export function addAll(batch: Batch, items: readonly unknown[], pointer: string, around?: TypeHint): Set<DeclarationKind> {
  const kinds = new Set<DeclarationKind>();
  items.forEach((item, index) => {
    const kind = addMember(batch, item, `${pointer}/${index}`, around);
    if (kind) kinds.add(kind);
  });
  return kinds;
}

/** A page (`{"value": […]}`); false where the object is none. An empty page says by its context what it is empty of. */
export function addPage(batch: Batch, raw: RawObject, pointer: string, around?: TypeHint): boolean {
  if (!isPage(raw)) return false;
  const page = inCamel(raw);
  const hint = typeHint(page) ?? around;
  if (hint?.kind === "other") return true;
  const kinds = addAll(batch, page["value"] as unknown[], `${pointer}/${"value" in raw ? "value" : "Value"}`, hint);
  if (hint) kinds.add(hint.kind);
  const continued = typeof (raw["@odata.nextLink"] ?? raw["odata.nextLink"]) === "string";
  for (const kind of kinds) {
    const tally = batch.tally(kind);
    tally.pages++;
    if (continued) tally.continued++;
  }
  return true;
}

/** A member of an array or a line of NDJSON: an object that counts, or a page or array of its own. */
function addMember(batch: Batch, item: unknown, pointer: string, around?: TypeHint): DeclarationKind | undefined {
  if (Array.isArray(item)) addAll(batch, item, pointer, around);
  if (!isObject(item) || addPage(batch, item, pointer, around)) return undefined;
  const kind = batch.add(item, pointer, around);
  if (kind) batch.tally(kind).count++;
  return kind;
}

/** Windows PowerShell writes an array as `{"value": […], "Count": 2}`; Graph's pages have only `@odata` beside `value`. */
function isPage(object: RawObject): boolean {
  const value = object["value"] ?? object["Value"];
  return Array.isArray(value) && Object.keys(object).every((key) => /^value$|^count$|^(@?odata\.|nextLink$)/i.test(key));
}
