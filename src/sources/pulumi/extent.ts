/** What a preview says about its own extent. */
export interface Told {
  /** Resources by operation, as the summary at its end counts them; undefined where there is no summary. */
  readonly counted: unknown;
  /** The operation of each step that the document holds. */
  readonly shown: readonly string[];
  /** Texts of the diagnostics of severity `error`. */
  readonly errors: readonly string[];
}

/** `cut`: any resource may be missing. `unchanged`: only those that stay as they are. */
export type Extent = "whole" | "unchanged" | "cut";

/**
 * How much of the stack a preview tells. The summary counts what was reached; a policy's violation stops nothing, and
 * says no more than "preview failed".
 */
export function extentOf({ counted, shown, errors }: Told): Extent {
  if (typeof counted !== "object" || counted === null) return "cut";
  if (errors.some((message) => !/^(error: )?preview failed\s*$/.test(message))) return "cut";
  const lacking = (op: string, count: unknown): number => Math.max(0, Number(count) - shown.filter((one) => one === op).length || 0);
  const changed = Object.entries(counted).filter(([op]) => op !== "same");
  // A refresh is counted by what came of it.
  const spare = shown.filter((op) => op === "refresh").length - changed.reduce((sum, [op, count]) => sum + lacking(op, count), 0);
  if (spare < 0) return "cut";
  return lacking("same", (counted as { same?: unknown }).same) > spare ? "unchanged" : "whole";
}

/** The diagnostic for a document that does not hold the whole stack. */
export function gapsOf(extent: Extent, howToShowAll: string): string[] {
  if (extent === "whole") return [];
  const missing =
    extent === "cut" ? "the preview ends early, at an error or cut off, and resources are missing" : `unchanged resources are missing`;
  return [`${missing}, so nothing counts as missing for not being there: ${extent === "cut" ? "make it again, to its end" : howToShowAll}`];
}
