import type { LinePart } from "../../model/place";
import type { LazyObject } from "../json/lazy-object";

/** A file's text, as far as places in it and its lines are asked for. */
export interface FileText {
  /** The value at a pointer, or the nearest one around it that exists; `variant`: of fields given twice, which one (see `json/variants`). */
  find(pointer: string, variant?: number): FoundValue;
  /** The object at a pointer, its values parsed when they are asked for; undefined where none stands there, or its text is not at hand. */
  objectAt?(pointer: string): LazyObject | undefined;
  /** A line (from 1) without its end; of one too long to be had as a whole, the part around `column`. */
  line(number: number, column?: number): string | LinePart | undefined;
}

export interface FoundValue {
  /** That of what was found. */
  readonly pointer: string;
  /** Its text; empty where it is too large to be one. */
  readonly text: string;
  /** Its own place, or that of its name or its opening bracket where it is an object or a list. */
  readonly start: Spot;
  /** Behind it. */
  readonly end: Spot;
}

/** From 1; columns count UTF-16 units. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}
