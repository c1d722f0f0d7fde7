import type { Collection } from "../model/collection";
import type { Declaration, DeclarationKind } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { ExporterPlace } from "./files/exporter-layout";

/** Gathers what an EntraExporter folder holds as a whole: one collection for each kind and root. */
export class ExporterCollections {
  readonly #counts = new Map<string, { kind: DeclarationKind; root: string; folder: string; count: number }>();
  readonly #missing = new Map<string, number>();

  add({ kind, root, folder }: ExporterPlace, declarations: readonly Declaration[]): void {
    const count = declarations.filter((declaration) => declaration.kind === kind).length;
    if (count === 0 || kind === "other") return;
    const key = `${root}\0${kind}`;
    const known = this.#counts.get(key);
    if (known) known.count += count;
    else this.#counts.set(key, { kind, root, folder, count });
  }

  /** A file of the layout that was left out or could not be read: what it holds may exist. */
  miss(place: ExporterPlace): void {
    const key = `${place.root}\0${place.kind}`;
    this.#missing.set(key, (this.#missing.get(key) ?? 0) + 1);
  }

  /** `folders`: those that were walked. An object that was named by itself proves nothing about the others. */
  finish(folders: readonly string[]): { collections: Collection[]; diagnostics: Diagnostic[] } {
    const collections: Collection[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const [key, { kind, root, folder, count }] of this.#counts) {
      if (!folders.some((walked) => isWithin(folder, walked))) continue;
      const missing = this.#missing.get(key) ?? 0;
      collections.push({ kind, tenant: root, path: folder, count, complete: missing === 0 });
      if (missing > 0) diagnostics.push({ kind: "incomplete", path: folder, message: leftOut(kind, missing) });
    }
    return { collections, diagnostics };
  }
}

function isWithin(folder: string, walked: string): boolean {
  return walked === "." ? !folder.startsWith("../") && !folder.startsWith("/") : folder === walked || folder.startsWith(`${walked}/`);
}

function leftOut(kind: DeclarationKind, count: number): string {
  return `${count} of this export's files (${kind}) were excluded or could not be read: taken as not complete.`;
}
