import type { GraphLink, GraphNode, Mark } from "../../graph";
import { severities, type Severity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";
import { shortened } from "../../text/sentences";

/** What stands at a node or a link in a picture made of text. */
export function nodeName({ displayName, appId, objectId, urn, presence }: GraphNode): string {
  const name = shortened(displayName || appId || objectId || urn || "(unnamed)");
  const states = { held: "", missing: " (missing)", elsewhere: " (not in this run)", unknown: " (cannot be seen)" };
  return escapeControls(`${name}${states[presence]}`);
}

/** The codes of the active findings that break a link, the rules where they have none. */
export function brokenBy({ findings }: GraphLink): string {
  const codes = findings.filter(({ active }) => active).flatMap(({ aadsts, ruleId }) => aadsts[0] ?? ruleId);
  return codes.length > 0 ? `✕ ${[...new Set(codes)].join(", ")}` : "";
}

/** The gravest active finding. */
export function gravest(findings: readonly Mark[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.active && finding.severity === severity));
}
