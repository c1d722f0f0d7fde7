import { escapeControls } from "../../text/escape";
import type { Finding } from "../../findings/result";
import { factLines } from "./facts";
import { frame } from "./frame";
import { type Colors, placeText, severityColor } from "./style";
import type { SourceLine } from "./source-lines";

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
