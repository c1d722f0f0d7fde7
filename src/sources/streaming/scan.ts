import type { RawObject } from "../fields/notes";
import { Code } from "../json/code";
import { Cursor, NoEnd, TooLarge } from "./cursor";
import { type Context, damageAt, near } from "./damage";
import { elementsOf } from "./elements";
import type { HugeFile } from "./file";
import { otherShape, type SplitOptions, Stop } from "./options";
import { type Place, Places, type Range } from "./places";

/** A file that is one array, or a page with one, and where its elements stand. */
export interface ScannedList {
  readonly elements: Places;
  /** Where the file's value begins. */
  readonly root: Place;
  readonly list: FoundList;
  /** The page, with an empty list. */
  readonly page: RawObject | undefined;
}

interface FoundList {
  /** The name of the page's list, and where it stands, quotes included; undefined for a bare array. */
  readonly key: (Range & { readonly name: string }) | undefined;
  /** What opens such a list: `{"value":[`. */
  readonly lead: string;
  /** Its brackets. */
  readonly open: Place;
  readonly close: Place;
}

/** A Graph page's list; `Value` as PowerShell writes it. */
const listNames = new Set(["value", "Value"]);

/**
 * Finds the elements of a file that is an array or a page.
 * @throws Stop for any other file; values are looked at later
 */
export function scanList(file: HugeFile, options: SplitOptions): ScannedList {
  return new Scan(file, options).run();
}

class Scan {
  readonly #cursor: Cursor;
  readonly #elements = new Places();
  #list: Omit<FoundList, "close"> | undefined;
  /** From where on a damage is looked for. */
  #context: Context;

  constructor(
    readonly file: HugeFile,
    readonly options: SplitOptions,
  ) {
    this.#cursor = new Cursor(file, options);
    this.#context = { lead: "", from: this.#cursor.place() };
  }

  run(): ScannedList {
    try {
      const root = this.#begin();
      if (this.#cursor.next() !== Code.end) this.#refuse();
      if (!this.#list) throw otherShape();
      const list = { ...this.#list, close: this.#context.from };
      return { elements: this.#elements, root, list, page: list.key && this.#page(list) };
    } catch (error) {
      throw this.#firstDamage() ?? (error instanceof NoEnd ? this.#damage(error instanceof TooLarge ? near : undefined) : error);
    }
  }

  #begin(): Place {
    const first = this.#cursor.next();
    const root = this.#cursor.place();
    if (first === Code.openBracket) this.#array(undefined);
    else if (first === Code.openBrace) this.#object();
    else this.#refuse();
    return root;
  }

  #object(): void {
    const cursor = this.#cursor;
    cursor.step();
    let code = cursor.next();
    if (code === Code.closeBrace) return cursor.step();
    for (;;) {
      if (code !== Code.quote) this.#refuse();
      const key = this.#key();
      if (cursor.next() !== Code.colon) this.#refuse();
      cursor.step();
      if (cursor.next() === Code.openBracket && listNames.has(key.name)) this.#array(key);
      else cursor.skip();
      code = cursor.next();
      if (code !== Code.comma) break;
      cursor.step();
      code = cursor.next();
    }
    if (code !== Code.closeBrace) this.#refuse();
    cursor.step();
  }

  #key(): Range & { readonly name: string } {
    const place = this.#cursor.place();
    this.#cursor.skip();
    const end = this.#cursor.offset;
    const name = this.file.text(place.offset, end);
    try {
      return { ...place, end, name: String(JSON.parse(name)) };
    } catch {
      return this.#refuse();
    }
  }

  #array(key: FoundList["key"]): void {
    // Of two the second one, or both, may count.
    if (this.#list) throw otherShape();
    const cursor = this.#cursor;
    const lead = key ? `{${JSON.stringify(key.name)}:[` : "[";
    this.#list = { key, lead, open: cursor.place() };
    cursor.step();
    if (cursor.next() !== Code.closeBracket) {
      for (;;) {
        const code = cursor.next();
        if (code === Code.comma || code === Code.closeBracket || code === Code.end || code === Code.slash) this.#refuse();
        const element = cursor.begin();
        this.#context = { lead, from: element };
        cursor.skip();
        this.#elements.add({ ...element, end: cursor.offset });
        if (cursor.next() !== Code.comma) break;
        cursor.step();
        cursor.next();
      }
    }
    if (cursor.next() !== Code.closeBracket) this.#refuse();
    this.#context = { lead, from: cursor.begin() };
    cursor.step();
  }

  #page({ open, close }: FoundList): RawObject {
    const { file } = this;
    try {
      return JSON.parse(file.text(0, open.offset + 1) + file.text(close.offset, file.length)) as RawObject;
    } catch {
      throw damageAt(file, this.#context, file.length) ?? otherShape();
    }
  }

  /** What stands here cannot stand here. */
  #refuse(): never {
    throw this.#damage();
  }

  /** `within`: how far from the last element on to look for it. */
  #damage(within = Infinity): Stop {
    const until = Math.min(this.#cursor.offset, this.#context.from.offset + within);
    return damageAt(this.file, this.#context, until) ?? otherShape();
  }

  /** Something before the place where the scan has stopped: it looks at texts and brackets only. */
  #firstDamage(): Stop | undefined {
    if (!this.#list) return undefined;
    const { open, lead } = this.#list;
    const around = damageAt(this.file, { lead: "", from: { offset: 0, line: 1, column: 1 } }, open.offset);
    if (around) return around;
    const elements = elementsOf(this.file, { places: this.#elements, lead }, this.options);
    try {
      while (!elements.next().done) continue;
      return undefined;
    } catch (error) {
      if (error instanceof Stop) return error;
      throw error;
    }
  }
}
