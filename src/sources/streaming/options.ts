import { constants } from "node:buffer";
import type { Problem } from "../json/problem";

/** How large files are read. All sizes in bytes of the file. */
export interface SplitOptions {
  /** A larger file is read piece by piece. */
  readonly above: number;
  /** How much is in memory at a time, as long as no element is larger; 4 at least. */
  readonly chunk: number;
  /** The largest element, line or surroundings of a list: it has to fit into one text. */
  readonly piece: number;
  /** Up to this size, a file that cannot be read piece by piece is read as one text. */
  readonly whole: number;
}

const megabyte = 1024 * 1024;

/** As one text a file takes several times its size until it is parsed; V8 has no longer text than about 512 MB. */
export const splitDefaults: SplitOptions = {
  above: 256 * megabyte,
  chunk: megabyte,
  piece: 256 * megabyte,
  whole: constants.MAX_STRING_LENGTH,
};

/** A file cannot be read piece by piece, or not to its end. */
export class Stop extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** It may be in order, but is nothing that can be split: another shape, comments, an element without end. */
export class Unsplit extends Stop {}

/** It is not JSON, not even with comments. */
export class Damaged extends Stop {}

export function otherShape(): Unsplit {
  return new Unsplit({
    line: 1,
    column: 1,
    message:
      "It is too large to be read as one text (about 512 MB). Arrays of Entra objects, pages of them (value) and NDJSON are read in any size: " +
      "export to one of these, or in parts.",
  });
}
