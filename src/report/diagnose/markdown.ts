import type { DiagnoseDocument } from "../../diagnose/document";
import type { Advice, Evidence, LinkResult } from "../../diagnose/link";
import { code, codeBlock, escapeMarkdown } from "../markdown/escape";
import { shellNames } from "../shells";
import { codeText, countsText, errorFacts, moreText, requestText, statusWords, subjectText, triedText } from "./words";

/** For a ticket or a wiki: the verdict and what to do; below it what is also possible, and the walk as a table. */
export function diagnoseMarkdown(document: DiagnoseDocument, flowTitle: (flow: string) => string): string {
  const { request, links, verdict, diagnostics, error } = document;
  const tried = triedText(document);
  const subject = subjectText(document);
  const heading = error ? codeText(error.code).join("") : request ? requestText(request, flowTitle(request.flow)) : "diagnose";
  const codes = verdict.status === "broken" && verdict.aadsts.length > 0 ? ` (${verdict.aadsts.join(", ")})` : "";
  const decisive = links.find(({ id }) => id === verdict.link);
  const parts = [
    `## ${escapeMarkdown(heading)}`,
    `**Verdict:** ${escapeMarkdown(verdict.text)}${codes}`,
    subject === undefined ? "" : `Client: ${escapeMarkdown(subject)}`,
    verdict.evidence.length > 0 ? shownBy(verdict.evidence) : "",
    advice(`What to do${decisive === undefined ? "" : `: ${decisive.title}`}`, verdict.remediation),
    advice("Where to look", verdict.see),
    otherRequests(document, flowTitle),
    errorFacts(document)
      .map(([name, text]) => `- ${name}: ${code(text)}`)
      .join("\n"),
    links.length > 0 ? ["| | link | shown by |", "| --- | --- | --- |", ...links.map(row)].join("\n") : "",
    `${countsText(document)}.${tried ? ` ${tried}` : ""}`,
    ...links.filter(({ id }) => id !== verdict.link).map(({ title, remediation }) => advice(`What to do: ${title}`, remediation)),
    ...links.map(({ title, see }) => advice(`Where to look: ${title}`, see)),
    diagnostics.map(({ kind, path, message }) => `- **${kind}** ${code(path)}: ${escapeMarkdown(message)}`).join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function otherRequests(document: DiagnoseDocument, flowTitle: (flow: string) => string): string {
  if (document.others.length === 0) return "";
  const more = moreText(document);
  const entries = document.others.map(({ request, evidence }) => {
    const who = request.flowBasis === "assumed" ? request.client.displayName : requestText(request, flowTitle(request.flow));
    return `- ${escapeMarkdown(who)}: ${shownBy(evidence)}`;
  });
  return ["### Also possible", "", ...entries, ...(more ? [`- ${more}`] : [])].join("\n");
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
