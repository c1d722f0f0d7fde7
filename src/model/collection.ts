import type { CloudName } from "./clouds";
import type { Declaration, DeclarationKind } from "./declarations";
import type { Diagnostic, LeftOut } from "./diagnostic";

/**
 * A set of objects of one kind that an input claims to hold: an array, a page, NDJSON, an EntraExporter folder.
 * Single objects form no collection: they prove nothing about what else exists.
 */
export interface Collection {
  readonly kind: DeclarationKind;
  readonly tenant: string;
  readonly path: string;
  readonly count: number;
  /** Whose objects these are, where they are not the tenant's: an application's id or client id, a user. Others may have more. */
  readonly owner?: string;
  /**
   * False where more exists than the input holds: `@odata.nextLink` left in a page, exactly 100 entries (where
   * `az ad sp list` and `Get-MgServicePrincipal` stop unless told otherwise), a preview without unchanged resources.
   */
  readonly complete: boolean;
  /** Where a further page is all that is missing: a digest of the link to it, and the diagnostic that says so. */
  readonly further?: { readonly page: string; readonly said: string };
  /** `export.json` says so, which was written by what asked for all of them. */
  readonly isVouched?: boolean;
}

/** What an export was refused: asked for, and not given for want of a permission. */
export interface Refused {
  readonly kind: DeclarationKind;
  readonly tenant: string;
  /** Of Microsoft Graph: the least that would have been enough. */
  readonly permission: string;
}

/** What reading the inputs yields. */
export interface Intake {
  readonly declarations: Declaration[];
  readonly collections: Collection[];
  readonly refused?: readonly Refused[];
  /** The cloud of each tenant whose input names it. */
  readonly clouds?: ReadonlyMap<string, CloudName>;
  readonly diagnostics: Diagnostic[];
  /** What the walk met and did not read; files that `--exclude` left out are among the skipped ones too. */
  readonly leftOut: readonly LeftOut[];
  /** Files of a walk that cannot be parsed and hold nothing of ours: skipped, and said. */
  readonly notes: readonly { readonly path: string; readonly line: number; readonly column: number; readonly message: string }[];
  /** The files that were read, as users see them. */
  readonly paths?: readonly string[];
  /** All files seen: `scanned` + `skipped` + `unreadable`. */
  readonly files: number;
  /** Files that held at least one declaration. */
  readonly scanned: number;
  /** JSON that is not an Entra declaration, and files that `--exclude` left out. */
  readonly skipped: number;
  readonly unreadable: number;
}
