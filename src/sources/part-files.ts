import type { Diagnostic } from "../model/diagnostic";
import { counted } from "../text/words";
import { parts } from "./formats/parts";

/** The files of formats that declare a part of an object: what those never declare is said once for each format. */
export class PartFiles {
  /** Paths by format, in the order of the run. */
  readonly #paths = new Map<string, Set<string>>();

  add(format: string, path: string): void {
    const known = this.#paths.get(format);
    if (known) known.add(path);
    else this.#paths.set(format, new Set([path]));
  }

  diagnostics(): Diagnostic[] {
    return parts.flatMap(({ id, rest }) => {
      const [path, ...others] = this.#paths.get(id) ?? [];
      if (path === undefined || rest === undefined) return [];
      const more = others.length > 0 ? ` The same is true of ${counted(others.length, "more file")}.` : "";
      return [{ kind: "incomplete", path, message: `${rest} ${wayOut}${more}` }];
    });
  }
}

const wayOut = "Rules that need the rest, or what it refers to, are not asked; `aadguard export` has whole objects.";
