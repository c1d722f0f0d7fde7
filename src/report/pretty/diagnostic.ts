import type { Diagnostic } from "../../model/diagnostic";
import { escapeControls } from "../../text/escape";
import type { Notice } from "../../findings/result";
import { cappedLines } from "./capped";
import type { Colors } from "./style";

/** What was not read is shown to the last file. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], colors: Colors): string[] {
  return cappedLines(
    diagnostics,
    ({ kind }) => kind,
    ({ kind, ...rest }) => `${colors.bold((kind === "unreadable" ? colors.red : colors.yellow)(kind))}: ${placeAndMessage(rest)}`,
    ["unreadable"],
  );
}

/** About the run's own settings. */
export function noticeLines(notices: readonly Notice[], colors: Colors): string[] {
  return cappedLines(
    notices,
    ({ kind }) => kind,
    (notice) => `${colors.bold(colors.yellow("notice"))}: ${placeAndMessage(notice)}`,
  );
}

/** `path:line:column: what is the matter and what to do`. */
function placeAndMessage({ path, line, column, message }: Omit<Diagnostic, "kind">): string {
  const place = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
  return `${escapeControls(place)}: ${escapeControls(message)}`;
}
