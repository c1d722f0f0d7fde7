import { escapeControls } from "../../text/escape";
import type { Finding, Related, Remediation } from "../../findings/result";
import { languageNames, shellNames } from "../shells";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { wrap } from "../../text/wrap";
import { type Colors, placeText } from "./style";

/** What stands below a finding's source line: `= leads to:`, `= related:`, `= help:` and the commands. */
export function factLines(finding: Finding, width: number, colors: Colors, verbose: boolean): string[] {
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

/** For copying, so never wrapped. What code declares is mended in the code: a command would be undone by the next deployment. */
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
