import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { Config } from "../config";
import { type Baseline, readBaseline, usualBaseline } from "../findings/baseline";

/** What `--baseline` takes for none. */
export const none = "none";

/**
 * The baseline that is named, from the current folder or else beside the configuration; where none is named, the one that
 * `baseline update` has written beside the configuration.
 */
export function baselineOf(given: string | undefined, { path }: Config): Baseline | undefined {
  if (given === none) return undefined;
  const beside = path === undefined ? undefined : join(dirname(path), given ?? usualBaseline);
  const isBeside = beside !== undefined && existsSync(beside);
  if (given === undefined) return isBeside ? { ...readBaseline(beside), isFound: true } : undefined;
  return readBaseline(isBeside && !isAbsolute(given) && !existsSync(given) ? beside : given);
}
