import type { ReportContext } from "../reporter";
import type { ScanResult } from "../../findings/result";
import { clip, sentence } from "../../text/sentences";
import { code, escapeMarkdown } from "./escape";

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
