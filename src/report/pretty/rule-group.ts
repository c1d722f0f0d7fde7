import type { Rule } from "../../policy/catalogue";
import type { Finding } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { escapeControls } from "../../text/escape";
import { clip } from "../../text/sentences";
import { counted } from "../../text/words";
import { wrap } from "../../text/wrap";
import { remediesOf } from "../general-remedy";
import { factOf, howTo } from "./facts";
import { type Colors, placeText, severityColor } from "./style";

/** Places of one rule that are shown: what to do is the same for all of them. */
const mostPlaces = 10;
const mostRemedies = 3;
const longestName = 100;

/** A rule that several places violate: its sentence and its remedy once, then the places with what each holds. */
export function ruleBlock(findings: readonly [Finding, ...Finding[]], rule: Rule | undefined, width: number, colors: Colors): string {
  const [first] = findings;
  const { severity, ruleId } = first;
  const title = rule?.title ?? first.message;
  const codes = [...new Set(findings.flatMap(({ aadsts }) => aadsts))];
  return [
    `${severityColor(colors, severity)(`${severity}[${ruleId}]`)}: ${colors.bold(escapeControls(title))} (${counted(findings.length, "place")})`,
    ...[
      ...(codes.length > 0 ? factOf("leads to", codes.join(", "), width - 2, colors) : []),
      ...remediesOf(findings, rule)
        .slice(0, mostRemedies)
        .flatMap((text) => factOf("help", text, width - 2, colors)),
      ...commandsFor(first),
    ].map((line) => `  ${line}`),
    ...findings.slice(0, mostPlaces).flatMap((finding) => placeLines(finding, width, colors)),
    ...(findings.length > mostPlaces ? [`  and ${findings.length - mostPlaces} more: --format concise lists every place`] : []),
  ].join("\n");
}

function commandsFor(finding: Finding): string[] {
  const lines = howTo(finding.remediation);
  return lines.length === 0 ? [] : [`    for ${escapeControls(clip(nameOf(finding.subject), longestName))}:`, ...lines];
}

function placeLines({ location, message }: Finding, width: number, colors: Colors): string[] {
  return [`  ${colors.blue("-->")} ${placeText(location)}`, wrap(escapeControls(message), width, "      ")];
}
