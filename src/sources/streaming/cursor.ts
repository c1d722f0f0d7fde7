import { isAscii } from "node:buffer";
import { Code } from "../json/code";
import type { Codes, HugeFile } from "./file";
import type { SplitOptions } from "./options";
import type { Place } from "./places";

const { end, tab, newLine, carriageReturn, space, quote, comma, slash, openBracket, backslash, closeBracket, openBrace, closeBrace } = Code;

/** The value does not end where it should: the file ends, or the line in the middle of a text, another bracket closes, a comment begins. */
export class NoEnd extends Error {}

/** It is larger than any piece may be. */
export class TooLarge extends NoEnd {}

/**
 * Goes through a file from value to value and counts lines and columns. It knows only texts and brackets: whether a value is
 * JSON, `JSON.parse` says later.
 */
export class Cursor {
  #codes: Codes = new Uint8Array();
  #at = 0;
  /** The offset of the first of `#codes`. */
  #base = 0;
  #line = 1;
  /** The column at `#counted`, an index in `#codes`. */
  #column = 1;
  #counted = 0;
  /** Where the piece began that has to fit into one text. */
  #piece = 0;
  readonly #buffer: Buffer;

  constructor(
    readonly file: HugeFile,
    readonly options: SplitOptions,
  ) {
    this.#buffer = Buffer.allocUnsafeSlow(Math.min(options.chunk, file.length * file.unit) + 4);
  }

  get offset(): number {
    return this.#base + this.#at;
  }

  /** The place here, where another piece begins. */
  begin(): Place {
    this.#count(this.#at);
    this.#piece = this.offset;
    return this.place();
  }

  place(): Place {
    this.#count(this.#at);
    return { offset: this.offset, line: this.#line, column: this.#column };
  }

  /** Moves on to the next code that is not white space, and returns it; `Code.end` at the end. */
  next(): number {
    for (;;) {
      const code = this.#peek();
      if (code === newLine) this.#endLine();
      else if (code === space || code === tab || code === carriageReturn) this.#at++;
      else return code;
    }
  }

  /** Moves over one code. */
  step(): void {
    this.#at++;
  }

  /** Moves over the value that begins here. */
  skip(): void {
    const code = this.#peek();
    if (code === quote) this.#skipText();
    else if (code === openBrace || code === openBracket) this.#skipContainer();
    else {
      do this.#at++;
      while (!endsWord(this.#peek()));
    }
  }

  #skipContainer(): void {
    const open: number[] = [];
    do {
      const code = this.#peek();
      switch (code) {
        case quote:
          this.#skipText();
          continue;
        case newLine:
          this.#endLine();
          continue;
        case openBrace:
        case openBracket:
          open.push(code);
          break;
        case closeBrace:
        case closeBracket:
          if (open.pop() !== (code === closeBrace ? openBrace : openBracket)) throw new NoEnd();
          break;
        case slash:
        case end:
          throw new NoEnd();
      }
      this.#at++;
    } while (open.length > 0);
  }

  #skipText(): void {
    this.#at++;
    for (;;) {
      const codes = this.#codes;
      let at = this.#at;
      let code: number | undefined;
      for (; at < codes.length; at++) {
        code = codes[at];
        if (code === quote || code === backslash || code === newLine) break;
      }
      this.#at = at;
      if (at === codes.length) {
        if (this.#peek() === end) throw new NoEnd();
      } else if (code === newLine) throw new NoEnd();
      else {
        this.#at++;
        if (code === quote) return;
        // What is escaped: a line's end is none.
        if (this.#peek() === newLine) throw new NoEnd();
        this.#at++;
      }
    }
  }

  #peek(): number {
    return this.#at < this.#codes.length || this.#read() ? (this.#codes[this.#at] ?? end) : end;
  }

  #endLine(): void {
    this.#at++;
    this.#line++;
    this.#column = 1;
    this.#counted = this.#at;
  }

  /** The next part of the file, which begins between characters; false at the end. */
  #read(): boolean {
    const { file, options } = this;
    const start = this.offset;
    if ((start - this.#piece) * file.unit > options.piece) throw new TooLarge();
    this.#count(this.#codes.length);
    const codes = file.codes(start, start + Math.floor(options.chunk / file.unit), this.#buffer);
    if (codes.length === 0) return false;
    this.#codes = file.unit === 1 && start + codes.length < file.length ? codes.subarray(0, endOfCharacters(codes)) : codes;
    this.#base = start;
    this.#at = 0;
    this.#counted = 0;
    return true;
  }

  #count(until: number): void {
    if (until > this.#counted) this.#column += this.#units(this.#codes.subarray(this.#counted, until));
    this.#counted = until;
  }

  /** UTF-16 units; what is not UTF-8 counts as it is decoded. */
  #units(codes: Codes): number {
    if (codes instanceof Uint16Array || isAscii(codes)) return codes.length;
    return this.file.decode(Buffer.from(codes.buffer, codes.byteOffset, codes.length)).length;
  }
}

/** Where the last character begins, if it may go on after the end. */
function endOfCharacters(codes: Codes): number {
  for (let at = codes.length - 1; at >= Math.max(1, codes.length - 3); at--) if ((codes[at] ?? 0) >= 0xc0) return at;
  return codes.length;
}

/** A number or a word (`true`) ends where white space, a comma or a bracket follows. */
function endsWord(code: number): boolean {
  switch (code) {
    case end:
    case space:
    case tab:
    case carriageReturn:
    case newLine:
    case comma:
    case closeBracket:
    case closeBrace:
      return true;
    default:
      return false;
  }
}
