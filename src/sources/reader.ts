import type { Collection } from "../model/collection";
import type { Declaration, DeclarationKind } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { CloudName } from "../model/clouds";
import type { ExportManifest } from "../model/export-manifest";
import type { Problem } from "./json/problem";
import type { Misread } from "./misread";

/** A parsed input, as readers get it. */
export type Document = JsonDocument | LinesDocument | ElementsDocument;

export interface Common {
  /** As users see it; `<stdin>` for standard input. */
  readonly path: string;
  /** The directory that its declarations belong to: see `Declaration.tenant`. */
  readonly tenant: string;
  /** What the folders around the file say about it. */
  readonly layout?: Layout;
  /** Of fields that an object gives twice, which one the value holds; absent for the last ones. */
  readonly variant?: number;
  /** Whether words of ours stand anywhere in the text; absent where there is no text to look at. */
  readonly mayHoldOurs?: () => boolean;
}

/** EntraExporter names each object's folder and file by its id, below a folder of its kind. */
export interface Layout {
  readonly kind: DeclarationKind | "other";
  /** The object's id. */
  readonly id: string;
  /** The object id of the application that it belongs to, or of the service principal. */
  readonly application?: string;
  readonly servicePrincipal?: string;
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
  /** The lines met so far in which a name may stand twice, by their index. */
  readonly repeating?: ReadonlyMap<number, string>;
}

/** An array, or a page with one, too large to be one text: as with lines, elements are parsed while they are asked for. */
export interface ElementsDocument extends Common {
  readonly form: "elements";
  /** The page with an empty list; an empty array where there is no page around it. */
  readonly value: unknown;
  /** The page's name for the list: `value`. */
  readonly listName: string | undefined;
  /** In the order of the file. What the file turns out to be damaged by is thrown. */
  elements(): Iterable<Line>;
}

export interface Line {
  /** From 0: of an element, or of a line, empty ones counted. A segment of its pointer. */
  readonly index: number;
  readonly value: unknown;
}

/** What a reader found; no declaration and no collection means: not a file of ours, skipped. */
export interface ReadResult {
  readonly declarations: readonly Declaration[];
  readonly collections: readonly Collection[];
  readonly diagnostics: readonly Diagnostic[];
  /** The tenant that the document says it is of. */
  readonly tenantId?: string;
  /** The cloud whose Microsoft Graph wrote the document, or that an application's domain belongs to. */
  readonly cloud?: CloudName;
  /** The document is `export.json` of `aadguard export`. */
  readonly manifest?: ExportManifest;
  /** Parts that could not be read: the file counts as unreadable, and what was read of it is judged all the same. */
  readonly misread?: readonly Misread[];
  /** Parts that look like ours and were not read. */
  readonly unrecognised?: readonly Misread[];
}

/** Whether anything of the file is ours. */
export function holdsAnything({ declarations, collections, unrecognised = [] }: ReadResult): boolean {
  return declarations.length > 0 || collections.length > 0 || unrecognised.length > 0;
}

/**
 * One input format. `detect` goes by content alone and has to be strict: what it takes, no other reader sees.
 * A reader that throws makes the whole file unreadable: what is wrong with one object goes to `misread`.
 */
export interface Reader {
  /** For `aadguard sources` and messages, e.g. "Pulumi stack export". */
  readonly format: string;
  detect(document: Document): boolean;
  read(document: Document): ReadResult;
}

/** NDJSON whose lines come from `read`, each time anew; the ones that are not JSON are told once it is read for good. */
export function linesDocument(
  { path, tenant, layout }: Common,
  read: (onProblem: (problem: Problem) => void) => Iterable<Line>,
  problems: Problem[],
): LinesDocument {
  const [first] = read(() => undefined);
  return { form: "lines", path, tenant, layout, value: first?.value, lines: () => read((problem) => problems.push(problem)) };
}
