import { gzipSync } from "node:zlib";
import { foremost } from "../../findings/weight";
import type { Finding } from "../../findings/result";

/**
 * What GitHub code scanning takes: more than either is refused as a whole.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
export interface Limits {
  readonly results: number;
  /** Bytes of the file, gzipped. */
  readonly bytes: number;
}
/** A little below GitHub's 10 MB, which does not say what a megabyte is. */
export const limits: Limits = { results: 25_000, bytes: 9_500_000 };

/** The findings that fit, and the document made of them. */
export function withinLimits(
  findings: readonly Finding[],
  documentOf: (kept: readonly Finding[]) => readonly string[],
  { results, bytes }: Limits = limits,
): { readonly kept: readonly Finding[]; readonly document: readonly string[] } {
  let kept = foremost(findings, results);
  for (;;) {
    const document = documentOf(kept);
    const size = gzippedSize(document, bytes);
    if (size <= bytes || kept.length === 0) return { kept, document };
    kept = foremost(findings, Math.floor(Math.min(kept.length * (bytes / size) * 0.98, kept.length - 1)));
  }
}

/** Gzipping costs time, and what is small enough as it is need not be. */
function gzippedSize(document: readonly string[], enough: number): number {
  const size = document.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  return size <= enough ? size : gzipSync(document.join("")).length;
}
