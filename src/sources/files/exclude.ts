import { isAbsolute } from "../../platform/path";
import picomatch from "picomatch";
import { displayed } from "./display";

/** Whether `--exclude` or the configuration leaves a file out, by its path from the current folder and from the walked one. */
export type Exclude = (display: string, fromRoot: string) => boolean;

/**
 * Globs as other tools have them (`legacy/**`). One without a slash matches a name at any depth, and one that names a
 * folder leaves out all of it.
 */
export function excluder(globs: readonly string[], cwd: string): Exclude | undefined {
  if (globs.length === 0) return undefined;
  const patterns = globs.flatMap((glob) => {
    const plain = (isAbsolute(glob) ? displayed(glob, cwd) : glob).replace(/^\.\//, "").replace(/\/+$/, "");
    const anywhere = plain.includes("/") ? plain : `**/${plain}`;
    return [anywhere, `${anywhere}/**`];
  });
  const matches = picomatch(patterns, { dot: true });
  return (display, fromRoot) => matches(display) || matches(fromRoot);
}
