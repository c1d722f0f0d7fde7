import type { Declaration } from "../model/declarations";
import { collisions } from "./fields/casing";
import { sequenceOf } from "./json/sequence";
import { mayRepeatNames, variantsOf } from "./json/variants";
import { whileLent } from "./files/text-cache";
import type { Document, JsonDocument, LinesDocument, ReadResult } from "./reader";
import { readerFor } from "./readers";
import { mayHoldSymmetricKeys, showAllKeys, withUnseenKeys } from "./unseen-keys";

/**
 * Reads a document, and what it says besides where an object gives a field twice: each further value makes a declaration
 * of the same object, and contradictions between declarations are judged both ways. A symmetric key that is in none of them is named.
 */
export function readVariants(text: string, document: Document): ReadResult | undefined {
  const read = readEach(text, document);
  if (!read || document.form === "elements" || !mayHoldSymmetricKeys(text) || document.mayHoldOurs?.() === false) return read;
  if (document.form === "json" && showsAllKeys(text, document, read)) return read;
  return withUnseenKeys(partsOf(text, document), read);
}

/** By the parsed value, in a fraction of the time that the text takes: it has each value only where no name is given twice. */
function showsAllKeys(text: string, { path, pointer, value, variant }: JsonDocument, { declarations }: ReadResult): boolean {
  if (pointer !== "" || variant !== undefined || mayRepeatNames(text, value)) return false;
  return whileLent(path, value, () => showAllKeys(declarations, value));
}

/** The text of each value with the place where that stands. */
function* partsOf(text: string, document: Document): Generator<[string, string]> {
  const sequence = document.form === "json" ? undefined : sequenceOf(text);
  if (document.form === "json") yield [text, document.pointer ?? ""];
  else if (sequence) for (const [index, { start, end }] of sequence.entries()) yield [text.slice(start, end), `/${index}`];
  else for (const [index, line] of text.split(/\r?\n/).entries()) if (mayHoldSymmetricKeys(line)) yield [line, `/${index}`];
}

function readEach(text: string, document: Document): ReadResult | undefined {
  const before = collisions.count;
  const read = readerFor(document)?.read(document);
  if (!read || document.mayHoldOurs?.() === false) return read;
  if (document.form === "lines") return document.repeating?.size ? withVariantsOfLines(document, read) : read;
  if (document.form !== "json") return read;
  if (collisions.count === before && !mayRepeatNames(text, document.value)) return read;
  const known = new Set(read.declarations.map(fieldsOf));
  const declarations = variantsOf(text).flatMap((value, index) => {
    const other: Document = { ...document, value, variant: index + 1 };
    return (readerFor(other)?.read(other).declarations ?? []).filter((declaration) => isNew(fieldsOf(declaration), known));
  });
  return declarations.length === 0 ? read : { ...read, declarations: [...read.declarations, ...declarations] };
}

/** The same for the lines of NDJSON in which a name stands twice. */
function withVariantsOfLines(document: LinesDocument, read: ReadResult): ReadResult {
  const known = new Set(read.declarations.map(fieldsOf));
  const { path, tenant, layout } = document;
  const declarations = [...(document.repeating ?? [])].flatMap(([index, line]) =>
    variantsOf(line).flatMap((value, at) => {
      const other: Document = { path, tenant, layout, form: "json", value, pointer: `/${index}`, variant: at + 1 };
      return (readerFor(other)?.read(other).declarations ?? []).filter((declaration) => isNew(fieldsOf(declaration), known));
    }),
  );
  return declarations.length === 0 ? read : { ...read, declarations: [...read.declarations, ...declarations] };
}

function isNew(fields: string, known: Set<string>): boolean {
  if (known.has(fields)) return false;
  known.add(fields);
  return true;
}

function fieldsOf(declaration: Declaration): string {
  return JSON.stringify({ ...declaration, source: undefined });
}
