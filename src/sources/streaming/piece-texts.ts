import { CachedText } from "../files/cached-text";
import type { HugeFile } from "./file";
import type { Places } from "./places";

/** The pieces of a file (lines, or elements of a list), each as a text of its own. The last one asked for is kept: findings come sorted. */
export class PieceTexts {
  #last: { readonly index: number; readonly text: CachedText } | undefined;

  /** `areLines`: each piece is a line of NDJSON. */
  constructor(
    private readonly file: HugeFile,
    private readonly places: Places,
    private readonly areLines: boolean,
  ) {}

  /** An empty text where there is no such piece, or none any more. */
  at(index: number): CachedText {
    if (this.#last?.index !== index) this.#last = { index, text: new CachedText(this.textAt(index) ?? "", this.areLines) };
    return this.#last.text;
  }

  textAt(index: number): string | undefined {
    const place = this.places.at(index);
    return place && this.file.textIfAny(place.offset, place.end);
  }
}
