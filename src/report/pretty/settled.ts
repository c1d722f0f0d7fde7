import { isActive } from "../../findings/active";
import { escapeControls } from "../../text/escape";
import type { Finding } from "../../findings/result";
import { cappedLines } from "./capped";
import { type Colors, placeText } from "./style";

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
