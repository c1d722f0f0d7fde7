import { relative, resolve } from "../platform/path";
import type { Collection } from "../model/collection";
import type { Declaration, DeclarationKind } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { known } from "../model/unknown";
import type { ExporterPart, ExporterPlace } from "./files/exporter-layout";

interface Count {
  readonly kind: DeclarationKind;
  readonly root: string;
  readonly folder: string;
  count: number;
}

/** Gathers what an EntraExporter folder holds as a whole: one collection for each kind and root. */
export class ExporterCollections {
  readonly #counts = new Map<string, Count>();
  #last: Count | undefined;
  readonly #missing = new Map<string, number>();

  add({ kind, root, folder, id }: ExporterPlace, declarations: readonly Declaration[]): void {
    if (kind === "other") return;
    for (const declaration of declarations) {
      if (declaration.kind === kind && isNamed(declaration, id)) this.#countOf(kind, root, folder).count++;
    }
  }

  #countOf(kind: DeclarationKind, root: string, folder: string): Count {
    // Files come folder by folder.
    if (this.#last?.kind === kind && this.#last.root === root) return this.#last;
    const key = `${root}\0${kind}`;
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = { kind, root, folder, count: 0 }));
    return (this.#last = count);
  }

  /** What was left out or could not be read: what it holds may exist. */
  miss({ root, kinds }: ExporterPart): void {
    for (const kind of kinds) {
      const key = `${root}\0${kind}`;
      this.#missing.set(key, (this.#missing.get(key) ?? 0) + 1);
    }
  }

  /** `folders`: those that were walked. An object that was named by itself proves nothing about the others. */
  finish(folders: readonly string[], cwd: string): { collections: Collection[]; diagnostics: Diagnostic[] } {
    const collections: Collection[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const [key, { kind, root, folder, count }] of this.#counts) {
      if (!folders.some((walked) => isWithin(resolve(cwd, folder), resolve(cwd, walked)))) continue;
      const missing = this.#missing.get(key) ?? 0;
      collections.push({ kind, tenant: root, path: folder, count, complete: missing === 0 });
      if (missing > 0) diagnostics.push({ kind: "incomplete", path: folder, message: leftOut(kind, missing) });
    }
    return { collections, diagnostics };
  }
}

/** Applications and service principals carry the id that names their folder; somebody else's folders may look alike. */
function isNamed(declaration: Declaration, id: string): boolean {
  if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return true;
  const own = known(declaration.id);
  return own === id || own?.toLowerCase() === id.toLowerCase();
}

function isWithin(folder: string, walked: string): boolean {
  return !/^\.\.(?:[/\\]|$)/.test(relative(walked, folder));
}

function leftOut(kind: DeclarationKind, count: number): string {
  const what = count === 1 ? "1 file or folder" : `${count} files or folders`;
  return `${what} of this export (${kind}) could not be read, or left out (excluded, ignored by git, a link to elsewhere): taken as not complete.`;
}
