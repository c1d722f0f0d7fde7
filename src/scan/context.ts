import { relative, resolve, sep } from "node:path";
import { ConfigError, type Config } from "../config";
import { InputError } from "../sources";
import { type ContextRead, readContext } from "../sources/context";

/**
 * What the configuration names as context.
 * @throws ConfigError for a path that does not exist
 */
export function contextOf({ context, path }: Pick<Config, "context" | "path">): ContextRead {
  try {
    return readContext(context);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ConfigError(`${path ?? "configuration"}: context: ${error.message}`);
  }
}

/** The same as globs that leave it out where an input's folder holds it; what is named as an input itself is judged. */
export function contextGlobs({ context }: Pick<Config, "context">, paths: readonly string[]): string[] {
  const named = paths.filter((path) => path !== "-").map((path) => resolve(path));
  return context
    .map((one) => resolve(one))
    .filter((one) => !named.some((path) => path === one || path.startsWith(one + sep)))
    .map((one) => relative(".", one))
    .filter((one) => !one.startsWith(".."))
    .map((one) => one.replaceAll("\\", "/").replace(/[*?[\]{}()!+@\\]/g, "\\$&"));
}
