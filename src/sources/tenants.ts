import { posix, resolve } from "../platform/path";
import { displayed, withSlashes } from "./files/display";

/** Which directory a file belongs to: the EntraExporter folder around it, or the common one of all loose files (`""`). */
export class Tenants {
  /** @param roots displayed EntraExporter folders */
  constructor(
    private readonly roots: ReadonlySet<string>,
    private readonly cwd: string,
  ) {}

  of(path: string): string {
    if (this.roots.size === 0) return "";
    for (let folder = posix.dirname(withSlashes(resolve(this.cwd, path))); ; folder = posix.dirname(folder)) {
      const shown = displayed(folder, this.cwd);
      if (this.roots.has(shown)) return shown;
      if (folder === posix.dirname(folder)) return "";
    }
  }

  /** Whether an EntraExporter folder was found there. */
  hasExport(root: string): boolean {
    return this.roots.has(root);
  }
}
