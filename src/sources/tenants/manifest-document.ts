import type { ExportedCollection, ExportManifest } from "../../model/export-manifest";
import { isObject } from "../fields/notes";
import type { Document, Reader } from "../reader";

/** `export.json` of `aadguard export`. What it says about the files next to it is drawn when all of them are read. */
export const manifestDocument: Reader = {
  format: "Manifest of aadguard export",
  detect: (document) => manifestIn(document) !== undefined,
  read(document) {
    const manifest = manifestIn(document);
    return { declarations: [], collections: [], diagnostics: [], ...(manifest ? { manifest } : {}) };
  },
};

/** A later version may say more; what is read of it has to be as it is known here. */
function manifestIn(document: Document): ExportManifest | undefined {
  if (document.form !== "json" || document.pointer !== "" || !isObject(document.value)) return undefined;
  const { schemaVersion, collections, finishedAt, startedAt, cloud, tenantId } = document.value;
  if (typeof schemaVersion !== "number" || !isObject(collections) || typeof startedAt !== "string") return undefined;
  if (finishedAt !== null && typeof finishedAt !== "string") return undefined;
  if (!Object.values(collections).every(isCollection)) return undefined;
  return {
    schemaVersion: 1,
    tool: { name: "aadguard", version: "" },
    tenantId: typeof tenantId === "string" && tenantId !== "" ? tenantId : null,
    cloud: typeof cloud === "string" ? cloud : "global",
    startedAt,
    finishedAt,
    layout: "collections",
    collections,
  } as ExportManifest;
}

function isCollection(value: unknown): value is ExportedCollection {
  if (!isObject(value) || typeof value["count"] !== "number") return false;
  const { status, permission } = value;
  return (
    ["complete", "refused", "failed"].includes(status as string) &&
    (permission === null || permission === undefined || typeof permission === "string")
  );
}
