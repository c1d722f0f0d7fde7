import type { DiagnoseDocument, OtherRequest } from "../../diagnose/document";
import type { Advice, Evidence, LinkResult } from "../../diagnose/link";
import { escapeControls } from "../../text/escape";
import { wrap } from "../../text/wrap";
import type { Colors } from "../pretty/style";
import { diagnosticLines } from "../pretty/capped-lists";
import { shellNames } from "../shells";
import { codeText, countsText, errorFacts, moreText, otherLinks, requestText, statusWords, subjectText, triedText } from "./words";

export interface DiagnoseLook {
  readonly width: number;
  readonly colors: Colors;
  readonly flowTitle: (flow: string) => string;
  /** The whole walk, and everything that was tried. */
  readonly all: boolean;
}

const indent = " ".repeat(16);

/** How much of what is also possible is shown without `--all`. */
const mostAlso = 3;

/** For people at a terminal: what is broken, why, and what to do; then what is also possible. */
export function diagnosePretty(document: DiagnoseDocument, look: DiagnoseLook): string {
  const parts = [
    headLines(document, look),
    verdictLines(document, look),
    look.all ? walkLines(document, look) : [],
    alsoLines(document, look),
    messageLines(document, look),
    diagnosticLines(document.diagnostics, look.colors),
    [closingLine(document, look)],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** What it is about: the code and what it means, or the request. */
function headLines(document: DiagnoseDocument, { colors, width, flowTitle }: DiagnoseLook): string[] {
  const { error, request } = document;
  if (error) return codeText(error.code).map((text) => colors.bold(wrap(text, width)));
  return request ? [colors.bold(wrap(escapeControls(requestText(request, flowTitle(request.flow))), width))] : [];
}

function verdictLines(document: DiagnoseDocument, look: DiagnoseLook): string[] {
  const { colors, width } = look;
  const { status, text, aadsts, evidence, remediation, see } = document.verdict;
  const codes = status === "broken" && aadsts.length > 0 ? ` (${aadsts.join(", ")})` : "";
  const subject = subjectText(document);
  const verdict = wrap(`Verdict: ${escapeControls(text)}${codes}`, width, "  ", "");
  const [first, ...others] = evidence;
  return [
    status === "broken" ? colors.red(verdict) : verdict,
    ...(first ? placeLines(first) : []),
    ...others
      .slice(0, look.all ? others.length : 2)
      .flatMap((each) => [wrap(escapeControls(each.text), width, "    ", "  "), ...placeLines(each)]),
    ...(subject === undefined ? [] : [wrap(`Client: ${escapeControls(subject)}`, width, "    ", "  ")]),
    ...adviceLines("What to do", remediation, look),
    ...adviceLines("Where to look", see, look),
  ];
}

function placeLines({ path, line, column }: Evidence): string[] {
  return path === null ? [] : [`  --> ${escapeControls(path)}:${line}:${column}`];
}

/** Commands are for copying, so never wrapped. */
function adviceLines(name: string, advice: Advice | null, { width }: DiagnoseLook): string[] {
  if (!advice) return [];
  return [
    wrap(`${name}: ${escapeControls(advice.text)}`, width, "    ", "  "),
    ...advice.commands.map(({ shell, command }) => `    ${shellNames[shell]}: ${escapeControls(command)}`),
  ];
}

function walkLines({ links }: DiagnoseDocument, look: DiagnoseLook): string[] {
  return links.length === 0 ? [] : [links.map((link) => linkBlock(link, look)).join("\n\n")];
}

function linkBlock(link: LinkResult, { colors, width }: DiagnoseLook): string {
  const paint = { holds: colors.green, broken: colors.red, "cannot-be-seen": colors.yellow }[link.status];
  const facts = [
    ...link.evidence.map((evidence) => evidenceText(evidence, width)),
    ...(link.status === "broken" ? [fact("leads to", link.aadsts.join(", ") || "no code by itself", width)] : []),
    ...(link.status !== "holds" && link.ruleIds.length > 0 ? [fact("rule", link.ruleIds.join(", "), width)] : []),
    ...linkAdvice("help", link.remediation, width),
    ...linkAdvice("to see it", link.see, width),
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

function linkAdvice(name: string, advice: Advice | null, width: number): string[] {
  if (!advice) return [];
  return [
    fact(name, advice.text, width),
    ...advice.commands.map(({ shell, command }) => `${indent}    ${shellNames[shell]}: ${escapeControls(command)}`),
  ];
}

/** Other broken links of the request, then other requests that may have failed so. */
function alsoLines(document: DiagnoseDocument, { colors, width, flowTitle, all }: DiagnoseLook): string[] {
  const links = all ? [] : otherLinks(document).map(({ title, evidence }) => `${title}: ${textWithPlace(evidence)}`);
  const requests = document.others.map((other) => otherText(other, flowTitle));
  const entries = [...links, ...requests];
  if (entries.length === 0) return [];
  const shown = all ? entries : entries.slice(0, mostAlso);
  const more = all
    ? moreText(document)
    : entries.length > mostAlso
      ? `and ${entries.length - mostAlso} more: \`--all\` shows them`
      : undefined;
  return [
    colors.bold("Also possible:"),
    ...shown.map((text) => wrap(`- ${escapeControls(text)}`, width, "    ", "  ")),
    ...(more ? [`  ${more}`] : []),
  ];
}

function otherText({ request, evidence, link }: OtherRequest, flowTitle: (flow: string) => string): string {
  const who = request.flowBasis === "assumed" ? request.client.displayName : requestText(request, flowTitle(request.flow));
  return `${who} [${link}]: ${textWithPlace(evidence)}`;
}

function textWithPlace([first]: readonly Evidence[]): string {
  if (!first) return "";
  return first.path === null ? first.text : `${first.text} (${first.path}:${first.line})`;
}

function messageLines(document: DiagnoseDocument, { width, all }: DiagnoseLook): string[] {
  const facts = errorFacts(document);
  if (facts.length === 0) return [];
  if (all) return facts.map(([name, text]) => wrap(`${`${name}:`.padEnd(16)}${escapeControls(text)}`, width, indent, ""));
  return [wrap(`In the message: ${facts.map(([name, text]) => `${name} ${escapeControls(text)}`).join("; ")}`, width, "  ", "")];
}

function closingLine(document: DiagnoseDocument, { width, all }: DiagnoseLook): string {
  const tried = triedText(document);
  const counts = document.request ? `${countsText(document)}. ` : "";
  const text = all ? `${counts}${tried ?? ""}` : `${counts}\`--all\` shows every link.`;
  return wrap(text, width);
}
