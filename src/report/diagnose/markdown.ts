import type { DiagnoseDocument } from "../../diagnose/document";
import type { Advice, Evidence, LinkResult } from "../../diagnose/link";
import { code, codeBlock, escapeMarkdown } from "../markdown/escape";
import { shellNames } from "../shells";
import { countsText, errorFacts, moreText, requestText, statusWords, triedText } from "./words";

/** For a ticket or a wiki: a table of the links, and below it what to do and where to look. */
export function diagnoseMarkdown(document: DiagnoseDocument, flowTitle: (flow: string) => string): string {
  const { request, links, verdict, diagnostics } = document;
  const tried = triedText(document);
  const parts = [
    `## ${request ? escapeMarkdown(requestText(request, flowTitle(request.flow))) : escapeMarkdown(document.error?.code ?? "diagnose")}`,
    errorFacts(document)
      .map(([name, text]) => `- ${name}: ${code(text)}`)
      .join("\n"),
    `**Verdict:** ${escapeMarkdown(verdict.text)}${verdict.status === "broken" && verdict.aadsts.length ? ` (${verdict.aadsts.join(", ")})` : ""}`,
    links.length > 0 ? ["| | link | shown by |", "| --- | --- | --- |", ...links.map(row)].join("\n") : "",
    `${countsText(document)}.${tried ? ` ${tried}` : ""}`,
    ...links.map(({ title, remediation }) => advice(`What to do: ${title}`, remediation)),
    ...links.map(({ title, see }) => advice(`Where to look: ${title}`, see)),
    otherRequests(document, flowTitle),
    diagnostics.map(({ kind, path, message }) => `- **${kind}** ${code(path)}: ${escapeMarkdown(message)}`).join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function otherRequests(document: DiagnoseDocument, flowTitle: (flow: string) => string): string {
  if (document.others.length === 0) return "";
  const more = moreText(document);
  const entries = document.others.map(({ request, evidence }) => {
    return `- ${escapeMarkdown(requestText(request, flowTitle(request.flow)))}: ${shownBy(evidence)}`;
  });
  return ["### Other requests that may have failed so", "", ...entries, ...(more ? [`- ${more}`] : [])].join("\n");
}

function row(link: LinkResult): string {
  const status = link.status === "broken" ? `**${statusWords.broken}**` : statusWords[link.status];
  const codes = link.status === "broken" && link.aadsts.length > 0 ? `<br>leads to ${link.aadsts.join(", ")}` : "";
  const rules = link.status !== "holds" && link.ruleIds.length > 0 ? `<br>${link.ruleIds.map(code).join(", ")}` : "";
  return `| ${status} | ${escapeMarkdown(link.title)} | ${shownBy(link.evidence)}${codes}${rules} |`;
}

function shownBy(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ path, line, text }) => `${escapeMarkdown(text)}${path === null ? "" : ` (${code(`${path}:${line}`)})`}`)
    .join("<br>");
}

function advice(heading: string, given: Advice | null): string {
  if (!given) return "";
  const blocks = given.commands.map(
    ({ shell, command }) => `${shellNames[shell]}:\n\n${codeBlock([command], shell === "az" ? "sh" : "powershell")}`,
  );
  return [`### ${escapeMarkdown(heading)}`, escapeMarkdown(given.text), ...blocks].join("\n\n");
}
