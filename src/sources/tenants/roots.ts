import { posix, resolve } from "../../platform/path";
import { displayed, withSlashes } from "../files/display";

/** The group of all files that stand in no export's folder. */
export const loose = "";

/** Which export a file belongs to by its path: the innermost folder of one around it, or none (`loose`). */
export class Roots {
  readonly #of = new Map<string, string>();

  /** @param roots displayed folders of exports */
  constructor(
    private readonly roots: ReadonlySet<string>,
    private readonly cwd: string,
  ) {}

  of(path: string): string {
    return this.roots.size === 0 ? loose : this.#within(posix.dirname(withSlashes(resolve(this.cwd, path))));
  }

  /** The export's folder around that of another. */
  around(root: string): string {
    const folder = withSlashes(resolve(this.cwd, root));
    return folder === posix.dirname(folder) ? loose : this.#within(posix.dirname(folder));
  }

  #within(folder: string): string {
    const known = this.#of.get(folder);
    if (known !== undefined) return known;
    const shown = displayed(folder, this.cwd);
    const above = posix.dirname(folder);
    const root = this.roots.has(shown) ? shown : folder === above ? loose : this.#within(above);
    this.#of.set(folder, root);
    return root;
  }
}
