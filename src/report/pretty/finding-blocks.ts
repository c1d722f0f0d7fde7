import { byWeight, isActive, isShown } from "../../findings/weight";
import type { Finding, ScanResult } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { groupedBy } from "../../model/grouped";
import { kindWord } from "../../model/kind-words";
import type { Rule } from "../../policy/catalogue";
import type { Severity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";
import { clip, counted } from "../../text/words";
import { wrap } from "../../text/wrap";
import { byRule, remediesOf } from "../by-rule";
import type { ReportContext } from "../reporter";
import { factOf, findingBlock, type FindingContext, howTo } from "./finding";
import { sourceLines } from "./source-lines";
import { type Colors, placeText, severityColor } from "./style";

/** One application or principal with everything that is wrong with it. */
function applicationBlock(findings: readonly [Finding, ...Finding[]], width: number, colors: Colors): string {
  const { subject } = findings[0];
  const id = subject.appId ?? subject.objectId ?? subject.address;
  const name = nameOf(subject);
  const about = id === null || id === name ? kindWord(subject.kind) : `${kindWord(subject.kind)} ${id}`;
  return [
    `${colors.bold(escapeControls(name))} (${escapeControls(about)})`,
    ...findings.flatMap((each) => findingLines(each, width, colors)),
  ].join("\n");
}

function findingLines({ severity, ruleId, message, location, remediation }: Finding, width: number, colors: Colors): string[] {
  const mark = `${severity}[${ruleId}]`;
  const text = wrap(escapeControls(message), width, "      ", `  ${mark}: `);
  return [
    `  ${severityColor(colors, severity)(mark)}${text.slice(mark.length + 2)}`,
    `    ${colors.blue("-->")} ${placeText(location)}`,
    wrap(`= help: ${escapeControls(remediation.text)}`, width, "        ", "    "),
  ];
}

/** Places of one rule that are shown: what to do is the same for all of them. */
const mostPlaces = 10;
const mostRemedies = 3;
const longestName = 100;

/** A rule that several places violate: its sentence and its remedy once, then the places with what each holds. */
function ruleBlock(findings: readonly [Finding, ...Finding[]], rule: Rule | undefined, width: number, colors: Colors): string {
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

/** What the terminal shows where nothing else is asked. */
export const usualSeverity: Severity = "warning";

/** The findings as they stand together, errors first. */
export function* findingBlocks({ findings }: ScanResult, context: ReportContext, colors: Colors): Iterable<string> {
  const { look, width } = context;
  const lowest = look.minSeverity ?? usualSeverity;
  const shown = findings.filter((finding) => isActive(finding) && isShown(finding, lowest)).sort(byWeight);
  const whole: FindingContext = { width, lineAt: sourceLines(context), verbose: look.verbose };
  if (look.groupBy === "none") {
    for (const finding of shown) yield findingBlock(finding, whole, colors);
  } else if (look.groupBy === "application") {
    for (const same of groupedBy(shown, applicationOf).values()) yield applicationBlock(same, width, colors);
  } else {
    const rules = new Map(context.rules.map((rule) => [rule.id, rule]));
    for (const same of byRule(shown)) {
      if (same.length === 1 || look.verbose) yield* same.map((finding) => findingBlock(finding, whole, colors));
      else yield ruleBlock(same, rules.get(same[0].ruleId), width, colors);
    }
  }
}

function applicationOf({ subject }: Finding): string {
  return JSON.stringify([subject.appId ?? subject.objectId ?? subject.urn ?? subject.address, subject.displayName, subject.kind]);
}
