/** `export.json`, which `aadguard export` writes next to what it exported; `scan` reads it to know what the export can say. */
export interface ExportManifest {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** Null where neither the token nor Microsoft Graph said it. */
  readonly tenantId: string | null;
  /** global | usgov | dod | china. */
  readonly cloud: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  /** Null while the files next to it are being written: an export that was killed then is not whole. */
  readonly finishedAt: string | null;
  readonly layout: "collections" | "objects";
  readonly collections: Readonly<Record<string, ExportedCollection>>;
}

export interface ExportedCollection {
  readonly status: "complete" | "refused" | "failed";
  /** Objects that were written. */
  readonly count: number;
  /** Of Microsoft Graph: the least that would have been enough, where it was refused. */
  readonly permission: string | null;
  /** Why it is not complete, in Microsoft Graph's words. */
  readonly problem?: string;
}

export const exportManifestName = "export.json";
