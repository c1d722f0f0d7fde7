import type { Finding } from "../../findings/result";
import { clip } from "../../text/sentences";
import { shellNames } from "../shells";
import { nameOf } from "../../findings/wording";
import { groupedBy } from "../../model/grouped";
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
