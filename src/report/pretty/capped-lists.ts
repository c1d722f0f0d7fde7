import { isActive } from "../../findings/weight";
import type { Finding, Notice } from "../../findings/result";
import type { Diagnostic } from "../../model/diagnostic";
import { escapeControls } from "../../text/escape";
import { type Colors, placeText } from "./style";

/** How many lines of a kind are shown: an export can have thousands of the same. */
const shownOfKind = 10;

/** One line for each entry, no more than a few of a kind; how many were left out is said. `whole` kinds are shown to the last. */
export function cappedLines<T>(
  entries: readonly T[],
  kindOf: (entry: T) => string,
  lineOf: (entry: T) => string,
  whole: readonly string[] = [],
): string[] {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const entry of entries) {
    const kind = kindOf(entry);
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    if (count <= shownOfKind || whole.includes(kind)) lines.push(lineOf(entry));
  }
  for (const [kind, count] of seen) {
    if (count > shownOfKind && !whole.includes(kind)) lines.push(`${kind}: ${count - shownOfKind} more; --format json lists all.`);
  }
  return lines;
}

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

/** Findings that do not count, one line each: `waived[rule]: message (path:line:column; why, who, until when)`. */
export function settledLines(findings: readonly Finding[], colors: Colors): string[] {
  return cappedLines(
    findings.filter((finding) => !isActive(finding)),
    stateOf,
    (finding) => `${colors.dim(`${stateOf(finding)}[${finding.ruleId}]`)}: ${escapeControls(finding.message)} (${detailsOf(finding)})`,
  );
}

function stateOf({ waiver }: Finding): "waived" | "baselined" {
  return waiver ? "waived" : "baselined";
}

function detailsOf({ waiver, location }: Finding): string {
  if (!waiver) return placeText(location);
  const owner = waiver.owner === null ? "" : `, ${waiver.owner}`;
  return `${placeText(location)}; ${escapeControls(`${waiver.reason}${owner}`)}, until ${waiver.expires}`;
}
