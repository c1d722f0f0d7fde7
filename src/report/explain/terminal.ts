import { visibilityWords } from "../../diagnose/codes/deciders";
import { counted } from "../../text/words";
import { wrap } from "../../text/wrap";
import type { Colors } from "../pretty/style";
import { shellNames } from "../shells";
import type { CodeListDocument } from "./document";
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

/** `explain --list` for people: a line or two for each code, in numeric order. */
export function codeTable({ codes, date }: CodeListDocument, look: { readonly width: number; readonly colors: Colors }): string {
  const { colors, width } = look;
  const column = Math.max(...codes.map(({ code }) => code.length)) + 2;
  const lines = codes.flatMap(({ code, meaning, rules }) => {
    const first = wrap(meaning, width, " ".repeat(column), code.padEnd(column)).replace(code, () => colors.bold(code));
    return rules.length === 0 ? [first] : [first, colors.dim(wrap(rules.join(", "), width, " ".repeat(column)))];
  });
  const counts = (["full", "part", "no"] as const)
    .map((visible) => `${codes.filter((each) => each.visible === visible).length}: ${visibilityWords[visible]}`)
    .join("; ");
  const summary = `${counted(codes.length, "code")}, read ${date}. ${counts}. \`aadguard explain <code>\` says more about one.`;
  return `${lines.join("\n")}\n\n${wrap(summary, width)}\n`;
}
