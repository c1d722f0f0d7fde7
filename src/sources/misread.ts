import { tooDeep } from "./json/problem";

const tooLong =
  "It is too large to be read as one text (about 512 MB). Save it to a file and name that: arrays, pages (value) and NDJSON in files are read in any size.";

const words: Readonly<Record<string, string>> = {
  EACCES: "No permission to read it.",
  EPERM: "No permission to read it.",
  ENOENT: "It disappeared while the scan was running.",
  EISDIR: "It is a folder, not a file.",
  EMFILE: "Too many files are open; raise the limit (ulimit -n).",
  ELOOP: "Its symbolic links lead in a circle.",
  ENAMETOOLONG: "Its name is too long.",
  ERR_DEVICE_WITHOUT_END: "It is a device without an end, not a file.",
  ERR_NO_WRITER: "It is a pipe, and no program writes to it.",
  ENXIO: "It is a socket or a device without a driver, not a file.",
  ENFILE: "The system has too many files open.",
  ENOMEM: "There is not enough memory to read it.",
  EIO: "The disk reported an error.",
  // Standard input and pipes, which cannot be read twice.
  ERR_STRING_TOO_LONG: tooLong,
  ERR_FS_FILE_TOO_LARGE: tooLong,
};

/** Why a file could not be read, and what to do, without a stack trace. */
export function inWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (code && words[code]) ?? `It could not be read${code ? ` (${code})` : ""}.`;
}

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
