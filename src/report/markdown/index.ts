import type { ReportContext, Reporter } from "../reporter";
import type { ScanResult } from "../../findings/result";
import { page } from "./page";

/** Characters that GitHub takes of a comment; GitLab and Azure DevOps take more. */
export const commentLimit = 65_536;
/** Bytes that GitHub takes of a step's summary. */
export const summaryLimit = 1_048_576;

/** A comment for a pull request. The first line is a mark by which a pipeline finds its own comment again. */
export const markdown: Reporter = {
  name: "markdown",
  audience: "programs",
  render: (result, context) => [`<!-- aadguard -->\n`, page(result, context, { most: commentLimit - 100, sizeOf: (text) => text.length })],
};

/** The same for `$GITHUB_STEP_SUMMARY`, which takes more. */
export function stepSummary(result: ScanResult, context: ReportContext): string {
  return page(result, context, { most: summaryLimit - 100, sizeOf: (text) => Buffer.byteLength(text) });
}
