import { cappedLines } from "../report/pretty/capped";
import type { Notice } from "../findings/result";
import type { Output } from "./outputs";
import { tell } from "./tell";

/** What the run has to say about its own settings, on standard error; a report for people on standard output says it already. */
export function warnOf(notices: readonly Notice[], outputs: readonly Output[]): void {
  if (outputs.some(({ reporter, file }) => file === undefined && reporter.audience === "people")) return;
  const lines = cappedLines(
    notices,
    ({ kind }) => kind,
    ({ path, line, column, message }) => `${line === undefined ? path : `${path}:${line}:${column ?? 1}`}: ${message}`,
  );
  for (const line of lines) tell(`warning: ${line}`);
}
