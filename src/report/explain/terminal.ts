import type { Colors } from "../pretty/style";
import { shellNames } from "../shells";
import { wrap } from "../../text/wrap";
import type { Block, Page } from "./page";

export interface PageLook {
  readonly width: number;
  readonly colors: Colors;
  /** Of the title: a rule's severity has a colour of its own. */
  readonly paint: (id: string) => string;
}

export function terminalPage({ title, facts, lead, sections }: Page, look: PageLook): string {
  const { colors, width, paint } = look;
  const titleLine = wrap(title.text ? `${title.id}: ${title.text}` : title.id, width).replace(title.id, () => paint(title.id));
  const labels = Math.max(...facts.map(([label]) => label.length), 0) + 3;
  const lines = [
    titleLine,
    ...(facts.length > 0 ? [""] : []),
    ...facts.map(([label, text]) => wrap(text, width, " ".repeat(labels), `${label}:`.padEnd(labels))),
    ...lead.flatMap((block) => ["", ...blockLines(block, width, "")]),
    ...sections.flatMap(({ heading, blocks }) => ["", colors.bold(heading), ...sectionLines(blocks, width)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Paragraphs with an empty line between them. */
function sectionLines(blocks: readonly Block[], width: number): string[] {
  return blocks.flatMap((block, n) => {
    const gap = block.kind === "text" && blocks[n - 1]?.kind === "text" ? [""] : [];
    return [...gap, ...blockLines(block, width, "  ")];
  });
}

function blockLines(block: Block, width: number, indent: string): string[] {
  switch (block.kind) {
    case "text":
      return [wrap(block.text, width, indent)];
    case "labelled":
      return [wrap(block.text, width, `${indent}  `, `${indent}${block.label}: `)];
    case "list": {
      const deeper = block.label === undefined ? indent : `${indent}  `;
      const entries = block.entries.map(({ text, url }) => wrap(url ? `${text}: ${url}` : text, width, `${deeper}  `, `${deeper}- `));
      return block.label === undefined ? entries : [`${indent}${block.label}:`, ...entries];
    }
    case "code": {
      if (block.language === "sh" || block.language === "powershell") {
        const shell = shellNames[block.language === "sh" ? "az" : "powershell"];
        return block.lines.map((line) => `${indent}${block.label ?? shell}: ${line}`);
      }
      return [...(block.label === undefined ? [] : [`${indent}${block.label}:`]), ...block.lines.map((line) => `${indent}  ${line}`)];
    }
  }
}
