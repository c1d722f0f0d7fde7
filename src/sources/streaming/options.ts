import { constants } from "node:buffer";

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
