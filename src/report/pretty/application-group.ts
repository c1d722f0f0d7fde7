import type { Finding } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { escapeControls } from "../../text/escape";
import { wrap } from "../../text/wrap";
import { type Colors, placeText, severityColor } from "./style";

/** One application or principal with everything that is wrong with it. */
export function applicationBlock(findings: readonly [Finding, ...Finding[]], width: number, colors: Colors): string {
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
