/** A path into a declaration, in the declaration's own field names: `["keyCredentials", 0, "type"]`. */
export type FieldPath = readonly (string | number)[];

/** Names of azuread that a declaration is written in: those of 1.x, of 2.x before 2.44, and of everything since. */
export type CodeDialect = "azuread-1" | "azuread-2" | "azuread-3";

/** Where a declaration, or a part of it, stands. */
export interface Locus {
  /** As users see it: relative to the current folder, with `/`; `<stdin>` for standard input. */
  readonly path: string;
  /** RFC 6901 pointer into the document as it was written; `""` for the whole. In NDJSON the first segment is the line, from 0. */
  readonly pointer: string;
  /** Only where the place is known without the text: Pulumi's `sourcePosition`. 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** Of fields that an object gives twice, which one: see `sources/json/variants`. */
  readonly variant?: number;
  /** The Pulumi resource that carries it, where there is one. */
  readonly urn?: string;
  /** Terraform's address of the resource that carries it, Bicep's symbolic name. */
  readonly address?: string;
  /** The older names that it is declared in, where they are older ones. */
  readonly dialect?: CodeDialect;
}

export interface Source {
  /** The file, as in `Locus.path`. */
  readonly path: string;
  /**
   * The place of a field; the place of the nearest part around it where the field itself is not written down.
   * May read the file again: call it for findings, not for every declaration.
   */
  locate(path: FieldPath): Locus;
}

/** A place as reports name it: path relative to the current folder, 1-based lines and columns (UTF-16 units), RFC 6901 pointer. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly pointer: string;
}

/** Of a line that is too long for a text: what is cut off holds no part of what is in it. */
export interface LinePart {
  readonly text: string;
  /** How much of the line stands before it, in UTF-16 units. */
  readonly start: number;
  /** Whether more of the line follows. */
  readonly isCut: boolean;
  /** What opens, somewhere before it on the line, the list that its elements stand in: `{"value":[`. */
  readonly lead: string;
}
