import type { Block, Entry, Page } from "./page";

/** Where the page of a rule or a code is, seen from the page that leads to it. */
export type PageLink = (id: string) => string;

/** The page as a file. Its texts are ours, so only what Markdown would take for HTML is escaped. */
export function markdownPage(page: Page, linkTo: PageLink): string {
  const { id, text } = page.title;
  return `# ${text ? `${id}: ${plain(text)}` : id}\n\n${markdownContent(page, linkTo)}`;
}

/** As `markdownPage`, without the title. */
export function markdownContent({ facts, lead, sections }: Page, linkTo: PageLink): string {
  return [
    ...(facts.length > 0 ? [["| | |", "| --- | --- |", ...facts.map(([label, text]) => `| ${label} | ${cell(text)} |`)].join("\n")] : []),
    ...lead.map((block) => blockText(block, linkTo)),
    ...sections.flatMap(({ heading, blocks }) => [`## ${plain(heading)}`, ...blocks.map((block) => blockText(block, linkTo))]),
  ]
    .join("\n\n")
    .concat("\n");
}

function blockText(block: Block, linkTo: PageLink): string {
  switch (block.kind) {
    case "text":
      return plain(block.text);
    case "labelled":
      return `**${block.label}:** ${plain(block.text)}`;
    case "list":
      return [
        ...(block.label === undefined ? [] : [`**${block.label}:**`, ""]),
        ...block.entries.map((entry) => `- ${entryText(entry, linkTo)}`),
      ].join("\n");
    case "code":
      return [...(block.label === undefined ? [] : [`${block.label}:`, ""]), ...[`\`\`\`${block.language}`, ...block.lines, "```"]].join(
        "\n",
      );
  }
}

function entryText({ text, page, url }: Entry, linkTo: PageLink): string {
  if (url !== undefined) return `[${linkText(text)}](${url})`;
  if (page === undefined) return plain(text);
  const rest = text.startsWith(page) ? text.slice(page.length) : ` ${text}`;
  return `[${page}](${linkTo(page)})${plain(rest)}`;
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
