import { inWords } from "./file-errors";
import { tooDeep } from "./json/problem";

/** A part of a document that cannot be what its format has there. The message quotes nothing of the document. */
export interface Misread {
  /** RFC 6901 pointer into the document. */
  readonly pointer: string;
  readonly message: string;
}

/** Thrown where the rest of an object says nothing without the part; whoever reads the objects one by one goes on with the next. */
export class MisreadError extends Error implements Misread {
  override readonly name = "MisreadError";

  constructor(
    readonly pointer: string,
    message: string,
  ) {
    super(message);
  }
}

/** Why a reader failed, in words; nothing of the error's own text, which may quote the input. */
export function messageOfError(error: unknown): string {
  if (error instanceof MisreadError) return error.message;
  // Only the depth of a document can exhaust the stack.
  if (error instanceof RangeError && /call stack/i.test(error.message)) return tooDeep;
  if (typeof (error as NodeJS.ErrnoException).code === "string") return inWords(error);
  const kind = error instanceof Error ? error.name : "error";
  return `It could not be read: something in it is not as its format has it (${kind}). Export it again; if it stays so, please report it to aadguard.`;
}
