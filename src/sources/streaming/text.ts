import type { LinePart } from "../../model/place";
import type { FileText, FoundValue, Spot } from "../files/file-text";
import { Code } from "../json/code";
import type { Codes, HugeFile } from "./file";
import { PieceTexts } from "./piece-texts";
import type { Places } from "./places";
import type { ScannedList } from "./scan";

/** A huge file of NDJSON: each line is a text of its own. */
export class HugeLines implements FileText {
  readonly #lines: Places;
  readonly #texts: PieceTexts;

  constructor(file: HugeFile, lines: Places) {
    this.#lines = lines;
    this.#texts = new PieceTexts(file, lines, true);
  }

  find(pointer: string): FoundValue {
    const [, first = "", ...rest] = pointer.split("/");
    const index = indexIn(first, this.#lines) ?? 0;
    const found = this.#texts.at(index).find(["/0", ...rest].join("/"));
    const inFile = (spot: Spot): Spot => ({ line: index + 1, column: spot.column });
    return { ...found, pointer: found.pointer.replace("/0", `/${index}`), start: inFile(found.start), end: inFile(found.end) };
  }

  line(number: number): string | undefined {
    return this.#texts.textAt(number - 1)?.replace(/\r$/, "");
  }
}

/** How much of a long line is given on both sides of an element, in code units: more than terminals show. */
const margin = 4096;

/** A huge file that is an array or a page: each element is a text of its own. */
export class HugeList implements FileText {
  readonly #file: HugeFile;
  readonly #scanned: ScannedList;
  readonly #prefix: string;
  readonly #texts: PieceTexts;

  constructor(file: HugeFile, scanned: ScannedList) {
    this.#file = file;
    this.#scanned = scanned;
    this.#prefix = scanned.list.key ? `/${scanned.list.key.name}` : "";
    this.#texts = new PieceTexts(file, scanned.elements, false);
  }

  find(pointer: string): FoundValue {
    const { elements } = this.#scanned;
    if (!pointer.startsWith(`${this.#prefix}/`)) return this.#around(pointer);
    const [, first = "", ...rest] = pointer.slice(this.#prefix.length).split("/");
    const index = indexIn(first, elements);
    const place = index === undefined ? undefined : elements.at(index);
    if (index === undefined || !place) return this.#around(this.#prefix);
    const found = this.#texts.at(index).find(["", ...rest].join("/"));
    const inFile = ({ line, column }: Spot): Spot =>
      line === 1 ? { line: place.line, column: place.column + column - 1 } : { line: place.line + line - 1, column };
    return {
      pointer: `${this.#prefix}/${index}${found.pointer}`,
      text: found.text,
      start: inFile(found.start),
      end: inFile(found.end),
    };
  }

  line(number: number, column = 1): string | LinePart | undefined {
    const { elements, list } = this.#scanned;
    const start = this.#startOf(number);
    if (start === undefined) return undefined;
    // Whole elements: nothing that must not be shown is cut, so that nobody would know it.
    const at = elements.lastUntil(number, column);
    const here = elements.at(at);
    let first = at;
    for (let one = here; here && one && one.offset > start && here.offset - one.offset < margin; one = elements.at(first)) first--;
    let last = at;
    const until = Math.max(here?.end ?? 0, start) + margin;
    while (last + 1 < elements.length && (elements.at(last)?.end ?? 0) < until) last++;

    const from = elements.at(first);
    const begin = Math.max(start, from?.offset ?? 0);
    const end = last + 1 < elements.length ? (elements.at(last)?.end ?? 0) : this.#file.length;
    const text = this.#file.textIfAny(begin, end);
    const lineEnd = text.indexOf("\n");
    const isCut = lineEnd < 0 && end < this.#file.length;
    const part = isCut ? text : text.slice(0, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, "");
    if (begin === start && !isCut) return part;
    const opensHere = list.open.line === number && list.open.offset < begin;
    const lead = opensHere ? list.lead : "";
    return { text: part, start: begin === start ? 0 : (from?.column ?? 1) - 1, isCut, lead };
  }

  /** The list's name, or the whole. */
  #around(pointer: string): FoundValue {
    const { root, list } = this.#scanned;
    const key = pointer === this.#prefix || pointer.startsWith(`${this.#prefix}/`) ? list.key : undefined;
    if (!key) return { pointer: "", text: "", start: root, end: { line: root.line, column: root.column + 1 } };
    const end = { line: key.line, column: key.column + this.#file.textIfAny(key.offset, key.end).length };
    return { pointer: this.#prefix, text: "", start: key, end };
  }

  /** The offset of a line; undefined where there is no such line (any more). */
  #startOf(number: number): number | undefined {
    const { elements } = this.#scanned;
    const before = elements.lastUntil(number - 1, Infinity);
    const from = elements.at(before) ?? { offset: 0, line: 1 };
    let codes: Codes;
    try {
      codes = this.#file.codes(from.offset, elements.at(before + 1)?.offset ?? this.#file.length);
    } catch {
      return undefined;
    }
    let at = 0;
    for (let line = from.line; line < number; line++) {
      at = codes.indexOf(Code.newLine, at) + 1;
      if (at === 0) return undefined;
    }
    return from.offset + at;
  }
}

function indexIn(segment: string, places: Places): number | undefined {
  const index = Number(segment);
  return String(index) === segment && places.at(index) ? index : undefined;
}
