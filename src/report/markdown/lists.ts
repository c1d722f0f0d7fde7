import type { Finding, ScanResult } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { groupedBy } from "../../model/grouped";
import { clip, sentence } from "../../text/words";
import type { ReportContext } from "../reporter";
import { shellNames } from "../shells";
import { code, codeBlock, escapeMarkdown } from "./escape";

const longestMessage = 600;
/** Commands of so many findings stand below a remedy. */
const mostCommands = 10;

/** A row of the table of findings. */
export function findingRow(finding: Finding, place: string): string {
  const { message, ruleId, aadsts } = finding;
  const leadsTo = aadsts.length > 0 ? aadsts.join(", ") : "";
  return `| ${escapeMarkdown(clip(message, longestMessage))}<br>${code(ruleId)} | ${code(place)} | ${leadsTo} |`;
}

/** Remedies, rule by rule: the text once, with the commands of the first findings. */
export function remedies(findings: readonly Finding[]): string[] {
  return [...groupedBy(findings, ({ ruleId, remediation }) => JSON.stringify([ruleId, remediation.text])).values()].map((same) => {
    const [{ ruleId, remediation }] = same;
    const more = same.length > mostCommands ? [`The JSON report has the commands of ${same.length - mostCommands} more.`] : [];
    const text = escapeMarkdown(clip(remediation.text, longestMessage));
    return [`**${ruleId}**: ${text}`, ...commandBlocks(same.slice(0, mostCommands)), ...more].join("\n\n");
  });
}

function commandBlocks(findings: readonly Finding[]): string[] {
  return (["az", "powershell"] as const).flatMap((shell) => {
    const lines = findings.flatMap(({ remediation, subject }) => {
      const commands = remediation.commands.filter((entry) => entry.shell === shell).map(({ command }) => command);
      return commands.length > 0 ? [`# ${clip(nameOf(subject), 100)}`, ...commands] : [];
    });
    return lines.length > 0 ? [`${shellNames[shell]}:\n\n${codeBlock(lines, shell === "az" ? "sh" : "powershell")}`] : [];
  });
}

const longestText = 600;

/** What could not be read comes first. */
export function diagnosticLines({ diagnostics, notices }: ScanResult, { repositoryPath }: ReportContext): string[] {
  const weight = (kind: string) => (kind === "unreadable" ? 0 : 1);
  return [...diagnostics, ...notices]
    .sort((a, b) => weight(a.kind) - weight(b.kind))
    .map(({ kind, path, line, message }) => {
      const place = line === undefined ? repositoryPath(path) : `${repositoryPath(path)}:${line}`;
      return `- **${kind}** ${code(place)}: ${escapeMarkdown(clip(message, longestText))}`;
    });
}

export function openLines({ undetermined }: ScanResult): string[] {
  return undetermined.map(
    ({ ruleId, reason, settle, count }) =>
      `- ${code(ruleId)} (${count}): ${escapeMarkdown(sentence(clip(reason, longestText)))} To settle it: ${escapeMarkdown(sentence(clip(settle, longestText)))}`,
  );
}

export function waivedLines({ findings }: ScanResult): string[] {
  return findings.flatMap(({ ruleId, message, waiver }) => {
    if (!waiver) return [];
    const by = waiver.owner ? `, ${escapeMarkdown(waiver.owner)}` : "";
    const why = escapeMarkdown(clip(waiver.reason, longestText));
    return [`- ${code(ruleId)}: ${escapeMarkdown(clip(message, longestText))} (until ${escapeMarkdown(waiver.expires)}${by}: ${why})`];
  });
}
