import type { Origin } from "./common";
import type { DeclarationKind } from "./declarations";

/** What a format can never show. */
export interface Gap {
  /** In Microsoft Graph's words, `[]` for each element: `applications[].keyCredentials[].usage`; a whole collection by its name. */
  readonly fields: readonly string[];
  /** Only of objects (elements of the last list of the field) with one of these values: `{ type: ["Symmetric"] }`. */
  readonly where?: Readonly<Record<string, readonly unknown[]>>;
  /** Only of objects with other values than these. */
  readonly unless?: Readonly<Record<string, readonly unknown[]>>;
  /** Only of service principals without an application among what is declared: they exist already. */
  readonly ofOthers?: true;
  /** Only what refers to the application that it stands on. */
  readonly ofItself?: true;
  /** Another field of the same object that says it too. */
  readonly takenFrom?: string;
  /** That it refers to an application is seen, and not by which of its ids. */
  readonly byWhateverId?: true;
  /** What is known in its place, since nothing else can be declared. Without it the field stays unknown. */
  readonly taken?: unknown;
  /** The elements that cannot be written are not there at all. */
  readonly dropped?: true;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Of what a format shows, what makes a rule answer otherwise than of the same objects exported: see `differs` of the rules' METADATA. */
export type Circumstance =
  /** Not deployed yet: ids are still to be computed. */
  | "undeployed"
  /** The same, by azuread: what an adopted service principal exposes is looked up then. */
  | "undeployed-with-azuread"
  /** Nothing of it exists, so what Microsoft Graph refuses has not been refused yet. */
  | "not-created-yet"
  /** Secrets are resources of their own. */
  | "secrets-as-resources"
  /** Applications may be made from a gallery template. */
  | "from-template"
  /** A file for each object: an empty list leaves no trace. */
  | "folder-of-files"
  /** A state that is as old as the last deployment. */
  | "old-state";

/** An input format, and what it can carry of an organisation. */
export interface Format {
  /** `terraform-plan`. */
  readonly id: string;
  readonly title: string;
  /** The reader's own name for what it reads; several formats may have one reader. */
  readonly reader: string;
  /** Commands and programs, as people know them. */
  readonly writtenBy: string;
  readonly origin: Origin;
  /** The kinds of declarations that it can show. */
  readonly shows: readonly DeclarationKind[];
  readonly gaps: readonly Gap[];
  readonly circumstances: readonly Circumstance[];
  /**
   * It declares what it writes and leaves the rest to others: what it does not declare, and who makes that, as sentences. Said once for
   * all files of the format; rules that need the rest are not asked.
   */
  readonly rest?: string;
  /** No test writes it, so the test of agreement leaves it out: it is a part of another format, or that one in another form. */
  readonly isUntried?: true;
}

/** Languages in which declarations are written, as `remediation.code` of the result document names them. */
export type CodeLanguage = "pulumi-typescript" | "pulumi-yaml" | "pulumi-python" | "hcl" | "bicep";
