import type { Block, Entry, Page } from "./page";

/** The page as a file of `docs/rules/`. Its texts are ours, so only what Markdown would take for HTML is escaped. */
export function markdownPage({ title, facts, lead, sections }: Page): string {
  return [
    `# ${title.text ? `${title.id}: ${plain(title.text)}` : title.id}`,
    ...(facts.length > 0 ? [["| | |", "| --- | --- |", ...facts.map(([label, text]) => `| ${label} | ${cell(text)} |`)].join("\n")] : []),
    ...lead.map(blockText),
    ...sections.flatMap(({ heading, blocks }) => [`## ${plain(heading)}`, ...blocks.map(blockText)]),
  ]
    .join("\n\n")
    .concat("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
      return plain(block.text);
    case "labelled":
      return `**${block.label}:** ${plain(block.text)}`;
    case "list":
      return [
        ...(block.label === undefined ? [] : [`**${block.label}:**`, ""]),
        ...block.entries.map((entry) => `- ${entryText(entry)}`),
      ].join("\n");
    case "code":
      return [
        ...(block.label === undefined ? [] : [`${block.label}:`, ""]),
        ...[`\`\`\`${block.language}`, ...block.lines, "```"],
      ].join("\n");
  }
}

function entryText({ text, page, url }: Entry): string {
  if (url !== undefined) return `[${linkText(text)}](${url})`;
  if (page === undefined) return plain(text);
  const rest = text.startsWith(page) ? text.slice(page.length) : ` ${text}`;
  return `[${page}](${page}.md)${plain(rest)}`;
}

/** `<appId>` is a place to fill, not HTML; within code spans it stays as it is. */
function plain(text: string): string {
  return text.replace(/`[^`]*`|[<>]/g, (part) => (part === "<" ? "&lt;" : part === ">" ? "&gt;" : part));
}

function cell(text: string): string {
  return plain(text).replace(/\|/g, "\\|");
}

function linkText(text: string): string {
  return plain(text).replace(/[[\]]/g, "\\$&");
}
