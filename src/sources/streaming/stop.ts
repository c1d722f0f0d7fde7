import type { Problem } from "../json/problem";

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
