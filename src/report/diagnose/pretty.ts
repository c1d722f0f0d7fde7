import type { DiagnoseDocument } from "../../diagnose/document";
import type { Advice, Evidence, LinkResult } from "../../diagnose/link";
import { escapeControls } from "../../text/escape";
import type { Colors } from "../pretty/style";
import { diagnosticLines } from "../pretty/diagnostic";
import { shellNames } from "../shells";
import { wrap } from "../../text/wrap";
import { countsText, errorFacts, moreText, requestText, statusWords, triedText } from "./words";

export interface DiagnoseLook {
  readonly width: number;
  readonly colors: Colors;
  readonly flowTitle: (flow: string) => string;
}

const indent = " ".repeat(16);

/** For people at a terminal: the request, its links one below the other, the verdict. */
export function diagnosePretty(document: DiagnoseDocument, look: DiagnoseLook): string {
  const { colors, width } = look;
  const diagnostics = diagnosticLines(document.diagnostics, colors);
  return [
    ...errorFacts(document).map(([name, text]) => `${`${name}:`.padEnd(16)}${escapeControls(text)}`),
    ...(document.error ? [""] : []),
    ...(document.request
      ? [colors.bold(wrap(escapeControls(requestText(document.request, look.flowTitle(document.request.flow))), width)), ""]
      : []),
    ...document.links.map((link) => `${linkBlock(link, look)}\n`),
    ...diagnostics,
    ...(diagnostics.length > 0 ? [""] : []),
    ...verdictLines(document, look),
    ...others(document, look),
    "",
  ].join("\n");
}

function linkBlock(link: LinkResult, { colors, width }: DiagnoseLook): string {
  const paint = { holds: colors.green, broken: colors.red, "cannot-be-seen": colors.yellow }[link.status];
  const facts = [
    ...link.evidence.map((evidence) => evidenceText(evidence, width)),
    ...(link.status === "broken" ? [fact("leads to", link.aadsts.join(", ") || "no code by itself", width)] : []),
    ...(link.status !== "holds" && link.ruleIds.length > 0 ? [fact("rule", link.ruleIds.join(", "), width)] : []),
    ...adviceLines("help", link.remediation, width),
    ...adviceLines("to see it", link.see, width),
  ];
  return [`${paint(statusWords[link.status].padEnd(16))}${colors.bold(link.title)}`, ...facts].join("\n");
}

function evidenceText({ path, line, column, text }: Evidence, width: number): string {
  const shown = wrap(escapeControls(text), width, indent);
  return path === null ? shown : `${shown}\n${indent}--> ${escapeControls(path)}:${line}:${column}`;
}

function fact(name: string, text: string, width: number): string {
  return wrap(`= ${name}: ${escapeControls(text)}`, width, `${indent}    `, indent);
}

/** Commands are for copying, so never wrapped. */
function adviceLines(name: string, advice: Advice | null, width: number): string[] {
  if (!advice) return [];
  return [
    fact(name, advice.text, width),
    ...advice.commands.map(({ shell, command }) => `${indent}    ${shellNames[shell]}: ${escapeControls(command)}`),
  ];
}

function verdictLines(document: DiagnoseDocument, { colors, width }: DiagnoseLook): string[] {
  const { status, text, aadsts } = document.verdict;
  const codes = status === "broken" && aadsts.length > 0 ? ` (${aadsts.join(", ")})` : "";
  const verdict = wrap(`Verdict: ${escapeControls(text)}${codes}`, width);
  const tried = triedText(document);
  return [status === "broken" ? colors.red(verdict) : verdict, `${countsText(document)}.${tried ? ` ${tried}` : ""}`];
}

function others(document: DiagnoseDocument, { colors, width, flowTitle }: DiagnoseLook): string[] {
  const { others: requests } = document;
  if (requests.length === 0) return [];
  const lines = requests.map(({ request, link, evidence }) => {
    const why = evidence[0] ? `: ${evidence[0].text}` : "";
    return wrap(`- ${escapeControls(requestText(request, flowTitle(request.flow)))} [${link}]${escapeControls(why)}`, width, "    ", "  ");
  });
  const more = moreText(document);
  return ["", colors.bold("Other requests that may have failed so:"), ...lines, ...(more ? [`  ${more}`] : [])];
}
