import { dirname } from "node:path/posix";
import { exporterPlace } from "./files/exporter-layout";
import type { FoundFile } from "./files/walk";

/** Which directory a file belongs to: the EntraExporter folder around it, or the common one of all loose files (`""`). */
export class Tenants {
  readonly #files: readonly FoundFile[];
  #known: ReadonlySet<string> | undefined;

  constructor(files: readonly FoundFile[]) {
    this.#files = files;
  }

  of(path: string): string {
    const roots = (this.#known ??= this.#roots());
    if (roots.size === 0) return "";
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      if (roots.has(folder)) return folder;
      if (folder === dirname(folder)) return "";
    }
  }

  #roots(): Set<string> {
    const roots = new Set<string>();
    for (const { path } of this.#files) {
      const place = exporterPlace(path);
      if (place) roots.add(place.root);
    }
    return roots;
  }
}
