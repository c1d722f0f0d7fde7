import { dirname } from "node:path/posix";
import { resolve } from "node:path";
import { displayed, withSlashes } from "./files/display";
import type { ExporterLayout } from "./files/exporter-layout";
import type { FoundFile } from "./files/walk";

/** Which directory a file belongs to: the EntraExporter folder around it, or the common one of all loose files (`""`). */
export class Tenants {
  readonly #files: readonly FoundFile[];
  readonly #layout: ExporterLayout;
  readonly #cwd: string;
  #known: ReadonlySet<string> | undefined;

  constructor(files: readonly FoundFile[], layout: ExporterLayout, cwd: string) {
    this.#files = files;
    this.#layout = layout;
    this.#cwd = cwd;
  }

  of(path: string): string {
    if (this.#roots.size === 0) return "";
    for (let folder = dirname(withSlashes(resolve(this.#cwd, path))); ; folder = dirname(folder)) {
      const shown = displayed(folder, this.#cwd);
      if (this.#roots.has(shown)) return shown;
      if (folder === dirname(folder)) return "";
    }
  }

  /** Whether an EntraExporter folder was found there. */
  hasExport(root: string): boolean {
    return this.#roots.has(root);
  }

  get #roots(): ReadonlySet<string> {
    return (this.#known ??= new Set(this.#files.flatMap(({ path }) => this.#layout.place(path)?.root ?? [])));
  }
}
