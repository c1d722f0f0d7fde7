import type { Finding, Related, Remediation } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { escapeControls } from "../../text/escape";
import { wrap } from "../../text/wrap";
import { languageNames, shellNames } from "../shells";
import { frame } from "./frame";
import type { SourceLine } from "./source-lines";
import { type Colors, placeText, severityColor } from "./style";

export interface FindingContext {
  readonly width: number;
  /** Whether the fingerprint is shown. */
  readonly verbose: boolean;
  readonly lineAt: (path: string, line: number, column: number) => SourceLine | undefined;
}

/** One finding: headline, place with its source line, codes, related declarations, remedy and commands. */
export function findingBlock(finding: Finding, context: FindingContext, colors: Colors): string {
  const { location, severity, ruleId } = finding;
  const highlight = severityColor(colors, severity);
  const gutter = " ".repeat(String(location.line).length);
  const bar = colors.blue("|");
  const width = context.width - gutter.length - 3;
  const line = context.lineAt(location.path, location.line, location.column);
  const lines = [
    `${highlight(`${severity}[${ruleId}]`)}: ${colors.bold(escapeControls(finding.message))}`,
    `${gutter}${colors.blue("-->")} ${placeText(location)}`,
    `${gutter} ${bar}`,
  ];
  if (line !== undefined) {
    const end = location.endLine === location.line ? location.endColumn : undefined;
    const { text, carets } = frame(line, location.column, end, width);
    lines.push(`${colors.blue(String(location.line))} ${bar} ${text}`);
    lines.push(`${gutter} ${bar} ${carets.replace(/\^+/, highlight)}`, `${gutter} ${bar}`);
  }
  return [...lines, ...factLines(finding, width, colors, context.verbose).map((fact) => `${gutter} ${fact}`)].join("\n");
}

/** What stands below a finding's source line: `= leads to:`, `= related:`, `= help:` and the commands. */
function factLines(finding: Finding, width: number, colors: Colors, verbose: boolean): string[] {
  const fact = (label: string, text: string) => factOf(label, text, width, colors);
  return [
    ...(finding.subject.urn !== null && finding.subject.address !== null ? fact("resource", finding.subject.address) : []),
    ...(finding.aadsts.length > 0 ? fact("leads to", finding.aadsts.join(", ")) : []),
    ...finding.related.flatMap((related) => fact("related", relatedText(related))),
    ...fact("help", finding.remediation.text),
    ...howTo(finding.remediation),
    ...(verbose ? fact("fingerprint", finding.shortFingerprint) : []),
  ];
}

/** `= help: …`, wrapped. */
export function factOf(label: string, text: string, width: number, colors: Colors): string[] {
  const mark = `= ${label}: `;
  const [first = "", ...rest] = wrap(escapeControls(text), width, "    ", mark).split("\n");
  return [`${colors.blue("=")} ${colors.bold(`${label}:`)} ${first.slice(mark.length)}`, ...rest];
}

/** For copying, so never wrapped. What code declares is fixed in the code: a command would be undone by the next deployment. */
export function howTo({ commands, code }: Remediation): string[] {
  if (code.length === 0) return commands.map(({ shell, command }) => `    ${shellNames[shell]}: ${escapeControls(command)}`);
  return code.flatMap(({ language, text }) => [
    `    ${languageNames[language]}:`,
    ...text.split("\n").map((line) => `      ${escapeControls(line)}`),
  ]);
}

function relatedText(related: Related): string {
  const name = `${kindWord(related.kind)} "${nameOf(related)}"`;
  return related.location ? `${name} at ${placeText(related.location)}` : name;
}
