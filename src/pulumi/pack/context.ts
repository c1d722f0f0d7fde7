import { RunError } from "@pulumi/pulumi";
import type * as Reader from "../../sources/context";

/** What the configuration names as context; each list of paths is read once, and shown from the project's folder. */
export class PackContext {
  private readonly read = new Map<string, Reader.ContextRead>();

  constructor(private readonly project: string | undefined) {}

  /** @throws RunError for a path that does not exist */
  of(paths: readonly string[]): Reader.ContextRead | undefined {
    if (paths.length === 0) return undefined;
    const key = paths.join("\0");
    const before = this.read.get(key);
    if (before) return before;
    const found = this.load(paths);
    this.read.set(key, found);
    return found;
  }

  /** Most packs have none: the readers of files are loaded where there is one. */
  private load(paths: readonly string[]): Reader.ContextRead {
    try {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return (require("../../sources/context") as typeof Reader).readContext(paths, this.project);
    } catch (error) {
      throw new RunError(`context: ${(error as Error).message}`);
    }
  }
}

/** What of it could not be read, as advice. */
export function contextRemarks({ diagnostics }: Reader.ContextRead): string[] {
  return diagnostics.map(({ path, message }) => `${path}: ${message}`);
}
