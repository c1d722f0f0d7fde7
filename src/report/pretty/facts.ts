import { escapeControls } from "../../text/escape";
import type { Finding, Related } from "../../findings/result";
import { shellNames } from "../shells";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { wrap } from "../../text/wrap";
import { type Colors, placeText } from "./style";

/** What stands below a finding's source line: `= leads to:`, `= related:`, `= help:` and the commands. */
export function factLines(finding: Finding, width: number, colors: Colors): string[] {
  const fact = (label: string, text: string) => {
    const mark = `= ${label}: `;
    const [first = "", ...rest] = wrap(escapeControls(text), width, "    ", mark).split("\n");
    return [`${colors.blue("=")} ${colors.bold(`${label}:`)} ${first.slice(mark.length)}`, ...rest];
  };
  return [
    ...(finding.aadsts.length > 0 ? fact("leads to", finding.aadsts.join(", ")) : []),
    ...finding.related.flatMap((related) => fact("related", relatedText(related))),
    ...fact("help", finding.remediation.text),
    // For copying, so never wrapped.
    ...finding.remediation.commands.map(({ shell, command }) => `    ${shellNames[shell]}: ${escapeControls(command)}`),
  ];
}

function relatedText(related: Related): string {
  const name = `${kindWord(related.kind)} "${nameOf(related)}"`;
  return related.location ? `${name} at ${placeText(related.location)}` : name;
}
