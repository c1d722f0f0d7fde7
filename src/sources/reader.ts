import type { Collection } from "../model/collection";
import type { Declaration, DeclarationKind } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";

/** A parsed input, as readers get it. */
export type Document = JsonDocument | LinesDocument;

interface Common {
  /** As users see it; `<stdin>` for standard input. */
  readonly path: string;
  /** The directory that its declarations belong to: see `Declaration.tenant`. */
  readonly tenant: string;
  /** What the folders around the file say about it. */
  readonly layout?: Layout;
}

/** EntraExporter names each object's folder and file by its id, below a folder of its kind. */
export interface Layout {
  readonly kind: DeclarationKind | "other";
  /** The object's id. */
  readonly id: string;
  /** The object id of the application that it belongs to. */
  readonly application?: string;
}

/** One JSON value. */
export interface JsonDocument extends Common {
  readonly form: "json";
  readonly value: unknown;
  /** Where the value stands in its file: `""`, or `/4` for the fifth line of NDJSON. */
  readonly pointer: string;
}

/** NDJSON: one JSON value a line. Values are parsed while they are asked for, so that no file is in memory twice. */
export interface LinesDocument extends Common {
  readonly form: "lines";
  /** The first value, for `detect`. */
  readonly value: unknown;
  lines(): Iterable<Line>;
}

export interface Line {
  /** From 0, empty lines counted: the first segment of a pointer. */
  readonly index: number;
  readonly value: unknown;
}

/** What a reader found; no declaration and no collection means: not a file of ours, skipped. */
export interface Yield {
  readonly declarations: readonly Declaration[];
  readonly collections: readonly Collection[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One input format. `detect` goes by content alone and has to be strict: what it takes, no other reader sees.
 * Readers do not throw for a document that they have detected.
 */
export interface Reader {
  /** For `aadguard sources` and messages, e.g. "Pulumi stack export". */
  readonly format: string;
  detect(document: Document): boolean;
  read(document: Document): Yield;
}
