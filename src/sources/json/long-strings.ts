import { pointerOf } from "./pointer";

/** A string of more characters than may be: its place, and how many it has. */
export interface LongString {
  readonly pointer: string;
  readonly length: number;
}

/** Reads as a placeholder in every field, a name among them, and never as a variable, which would be equal to the next one. */
const placeholder = "#{longer than {--max-string-length}}#";

/** The strings of one document that are longer than `most`: put aside, so that no message, frame or rule has to bear them. */
export class LongStrings {
  /** Nearly no document has one. */
  #found: Map<string, number> | undefined;

  constructor(private readonly most: number) {}

  get found(): readonly LongString[] {
    return Array.from(this.#found ?? [], ([pointer, length]) => ({ pointer, length }));
  }

  /** The parsed value of a text, without long strings. `pointer`: where the value stands in its document. */
  without(value: unknown, text: string, pointer: string): unknown {
    return mayHoldLongString(text, this.most) ? this.#shortened(value, pointer) : value;
  }

  #shortened(value: unknown, pointer: string): unknown {
    const holder = { value };
    const open: [object, string][] = [[holder, pointer]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [object, at] = next;
      for (const [name, member] of Object.entries(object)) {
        const here = object === holder ? pointer : at + pointerOf([name]);
        if (typeof member === "string" && member.length > this.most) {
          (this.#found ??= new Map<string, number>()).set(here, member.length);
          Object.defineProperty(object, name, { value: placeholder, enumerable: true, configurable: true, writable: true });
        } else if (typeof member === "object" && member !== null) open.push([member as object, here]);
      }
    }
    return holder.value;
  }
}

/** Whether a JSON text has anything of more than `most` characters between two quotes: a few looks at a text without. */
function mayHoldLongString(text: string, most: number): boolean {
  for (let from = 0; text.length - from > most;) {
    const quote = lastQuote(text, from + most + 1, from);
    if (quote < 0) return true;
    from = quote + 1;
  }
  return false;
}

/** The last quote from `from` on and before `end` that no backslash stands before. */
function lastQuote(text: string, end: number, from: number): number {
  let quote = text.lastIndexOf('"', end - 1);
  while (quote >= from && text.charCodeAt(quote - 1) === 0x5c) quote = text.lastIndexOf('"', quote - 1);
  return quote >= from ? quote : -1;
}
