import { type CloudName, cloudOfGraph } from "../../model/clouds";
import type { DeclarationKind } from "../../model/declarations";
import { inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import { isCutText } from "../fields/placeholder";
import type { Document, ElementsDocument, LinesDocument, Reader } from "../reader";
import { Batch } from "./batch";
import { kindOfText, typeHint, type TypeHint } from "./context";
import { type Page, pageOf } from "./page";
import { encoded, isEncoded } from "./encoded";
import { likeOurs, seek, seekInside, seekWhole } from "./seek";

/**
 * Entra objects as Microsoft Graph, `az`, PowerShell, the portal and EntraExporter write them: one object, an array, a
 * page (`value`), NDJSON of any of these. Reads what no other reader knows, and yields nothing for other JSON.
 */
export const entraObjects: Reader = {
  format: "Microsoft Entra objects",
  detect(document) {
    if (document.form === "lines") return true;
    const { value } = document;
    return typeof value === "string" ? isEncoded(value) : typeof value === "object" && value !== null && isListed(document);
  },
  read(document: Document) {
    const batch = new Batch(document);
    if (document.form === "lines") {
      addMembers(batch, placedLines(document));
    } else if (document.form === "elements") addElements(batch, document);
    else if (Array.isArray(document.value)) addAll(batch, document.value, document.pointer);
    else if (typeof document.value === "string") batch.unrecognised("", encoded);
    else if (isObject(document.value)) addWhole(batch, document.value, document);
    const found = batch.finish();
    const cloud = cloudOf(document) ?? found.cloud;
    return cloud === undefined ? found : { ...found, cloud };
  },
};

/** Every page and single object that Microsoft Graph writes names the Graph of its cloud. */
function cloudOf(document: Document): CloudName | undefined {
  const context = document.form !== "lines" && isObject(document.value) ? document.value["@odata.context"] : undefined;
  return typeof context === "string" ? cloudOfGraph(context) : undefined;
}

/** A file of one value. */
function addWhole(batch: Batch, value: RawObject, document: Document & { readonly pointer: string }): void {
  const { pointer } = document;
  if (addPage(batch, value, pointer)) return;
  if (batch.add(value, pointer) !== undefined) seekInside(batch, value, pointer, addPage);
  else if (batch.mayHoldOurs()) seekWhole(batch, value, pointer, addPage);
}

/** The members of an array; those of a page know from the page what they are. */
export function addAll(batch: Batch, items: readonly unknown[], pointer: string, around?: TypeHint): Set<DeclarationKind> {
  return addMembers(batch, placed(items, pointer), around);
}

/** An object whose list is read element by element has to be a page of them: as an object of its own it would need the list. */
function isListed(document: Document): boolean {
  if (document.form !== "elements" || !isObject(document.value)) return true;
  return pageOf(document.value)?.name === document.listName;
}

function addElements(batch: Batch, document: ElementsDocument): void {
  const page = isObject(document.value) ? pageOf(document.value) : undefined;
  const items = placedElements(document, page ? `/${page.name}` : "");
  if (page) addMembersOf(batch, page, () => addMembers(batch, items, page.hint));
  else addMembers(batch, items);
  // Of objects that are none of ours, too, a damaged one tells that the file is not whole.
  while (!items.next().done) continue;
}

function* placedElements(document: ElementsDocument, pointer: string): Generator<[unknown, string]> {
  for (const { index, value } of document.elements()) yield [value, `${pointer}/${index}`];
}

function* placedLines(document: LinesDocument): Generator<[unknown, string]> {
  for (const { index, value } of document.lines()) yield [value, `/${index}`];
}

function* placed(items: readonly unknown[], pointer: string): Generator<[unknown, string]> {
  for (let index = 0; index < items.length; index++) yield [items[index], `${pointer}/${index}`];
}

/** The kinds that were seen. A text or null in place of a member may have been one of each of them. */
function addMembers(batch: Batch, items: Iterable<readonly [unknown, string]>, around?: TypeHint): Set<DeclarationKind> {
  const kinds = new Set<DeclarationKind>();
  let lost = 0;
  const unread: string[] = [];
  for (const [item, pointer] of items) {
    if (item === null || typeof item === "string") {
      lost++;
      const kind = around?.kind ?? (item === null ? undefined : kindOfText(item));
      if (kind !== undefined && kind !== "other") kinds.add(kind);
      else if (item !== null && isCutText(item)) batch.cut();
    } else {
      const kind = addMember(batch, item, pointer, around);
      if (kind === "unread") unread.push(pointer);
      else if (kind) kinds.add(kind);
    }
  }
  for (const kind of kinds) batch.leaveOut(kind, unread, around?.owner);
  if (lost > 0) for (const kind of kinds) batch.cut(kind, lost, around?.owner);
  return kinds;
}

/** A page (`{"value": […]}`); false where the object is none. An empty page says by its context what it is empty of. */
export function addPage(batch: Batch, raw: RawObject, pointer: string, around?: TypeHint): boolean {
  const page = pageOf(raw, around);
  if (!page) return false;
  addMembersOf(batch, page, () => addList(batch, page.value, `${pointer}/${page.name}`, page.hint));
  return true;
}

/** `add` reads the page's members. */
function addMembersOf(batch: Batch, page: Page, add: () => Set<DeclarationKind>): void {
  const { hint } = page;
  const kinds = add();
  // A page of some other set, or of a misspelt one: what is ours in it is read, and proves nothing.
  if (hint?.kind === "other") return;
  if (hint) kinds.add(hint.kind);
  for (const kind of kinds) batch.tally(kind, hint?.owner).addPage(page, kinds.size === 1);
}

/** What stands where a list belongs: the list, Windows PowerShell's form of one, its only member, or a text that is left of it. */
export function addList(batch: Batch, value: unknown, pointer: string, around?: TypeHint): Set<DeclarationKind> {
  if (Array.isArray(value)) return addAll(batch, value, pointer, around);
  if (isObject(value) && Array.isArray(value["value"])) return addAll(batch, value["value"], `${pointer}/value`, around);
  return addMembers(batch, [[value, pointer]], around);
}

/**
 * A member of an array or a line of NDJSON: an object that counts, a page or array of its own, or an envelope around
 * some. `unread`: it is none of these, and no object of another type either.
 */
function addMember(batch: Batch, item: unknown, pointer: string, around?: TypeHint): DeclarationKind | "unread" | undefined {
  if (Array.isArray(item)) {
    addAll(batch, item, pointer, around);
    return undefined;
  }
  if (!isObject(item)) return "unread";
  if (addPage(batch, item, pointer, around)) return undefined;
  const kind = batch.addMember(item, pointer, around);
  if (kind !== undefined) {
    seekInside(batch, item, pointer, addPage);
    return kind;
  }
  const reason = likeOurs(item);
  if (reason) batch.unrecognised(pointer, reason.message);
  if (batch.mayHoldOurs() && seek(batch, item, pointer, addPage) > 0) return undefined;
  return reason || typeHint(inCamel(item))?.kind === "other" ? undefined : "unread";
}
