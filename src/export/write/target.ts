import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ExportManifest, exportManifestName } from "../../model/export-manifest";
import { ExportError } from "../answer";

/** The export that a folder has already; undefined where it is new or empty. Throws for a folder of anything else. */
export function earlierExport(folder: string): ExportManifest | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) throw new ExportError(`${folder} is a file: name a folder.`);
  if (readdirSync(folder).length === 0) return undefined;
  const manifest = manifestIn(folder);
  if (manifest) return manifest;
  throw new ExportError(
    `${folder} is not empty and has no export of aadguard: name a new folder, so that nothing of another kind gets mixed in.`,
  );
}

function manifestIn(folder: string): ExportManifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, exportManifestName), "utf8")) as Partial<ExportManifest>;
    return manifest.schemaVersion === 1 && typeof manifest.collections === "object" ? (manifest as ExportManifest) : undefined;
  } catch {
    return undefined;
  }
}

/** Throws where the folder has an export of another tenant: the two would be one mixture. */
export function sameTenant(folder: string, earlier: ExportManifest | undefined, tenantId: string | null): void {
  if (!earlier?.tenantId || tenantId === null || earlier.tenantId.toLowerCase() === tenantId.toLowerCase()) return;
  throw new ExportError(
    `${folder} has an export of the tenant ${earlier.tenantId}, and the token is for ${tenantId}: name another folder.`,
  );
}
