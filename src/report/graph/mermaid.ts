import type { Graph, GraphLink, GraphNode } from "../../graph";
import type { Severity } from "../../policy/verdict";
import { brokenBy, gravest, nodeName } from "./words";

/**
 * What Mermaid draws at most, of links (`maxEdges`) and of characters (`maxTextSize`). Only the page's own settings can raise
 * them, no diagram can: https://mermaid.js.org/config/schema-docs/config.html lists both as secure.
 */
export const mermaidLimits = { links: 500, characters: 50_000 };

/** Why Mermaid will not draw this diagram; empty where it will. */
export function beyondMermaid({ links }: Graph, diagram: string): string[] {
  const { links: mostLinks, characters } = mermaidLimits;
  return [
    ...(links.length > mostLinks ? [`${links.length} links, and Mermaid draws ${mostLinks}`] : []),
    ...(diagram.length > characters ? [`${diagram.length} characters, and Mermaid reads ${characters}`] : []),
  ];
}

const colors: Readonly<Record<Severity, string>> = {
  error: "fill:#fdeaea,stroke:#a8071a,color:#1b2430",
  warning: "fill:#fdf2dc,stroke:#7a4a00,color:#1b2430",
  note: "fill:#e7f0fc,stroke:#0b57b0,color:#1b2430",
};

/** A flowchart for Markdown that Mermaid draws (GitHub, GitLab, Azure DevOps): broken links are dotted and carry their code. */
export function* mermaid({ nodes, links }: Graph): Iterable<string> {
  yield "flowchart LR\n";
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  for (const node of nodes) yield `  ${ids.get(node.id)}${shaped(node)}\n`;
  for (const link of links) yield `  ${ids.get(link.from)} ${arrow(link)} ${ids.get(link.to)}\n`;
  for (const [severity, style] of Object.entries(colors)) {
    const marked = nodes.filter(({ findings }) => gravest(findings) === severity).map(({ id }) => ids.get(id));
    if (marked.length > 0) yield `  classDef ${severity} ${style}\n  class ${marked.join(",")} ${severity}\n`;
  }
  const away = nodes.filter(({ presence }) => presence !== "held").map(({ id }) => ids.get(id));
  if (away.length > 0) yield `  classDef away stroke-dasharray:4 3\n  class ${away.join(",")} away\n`;
}

/** Clients are round, APIs square, what is both has six corners, service principals are diamonds. */
function shaped(node: GraphNode): string {
  const text = `"${escapeLabel(nodeName(node))}"`;
  if (node.kind === "servicePrincipal") return `{${text}}`;
  if (node.roles.length === 2) return `{{${text}}}`;
  return node.roles[0] === "api" ? `[${text}]` : `(${text})`;
}

function arrow(link: GraphLink): string {
  const broken = brokenBy(link);
  if (broken) return `-. "${escapeLabel(broken)}" .->`;
  return { calls: "-->", servicePrincipal: "---", preAuthorizes: "-. pre-authorises .->" }[link.kind];
}

/** Mermaid's own form of character references; nothing else of a name means anything to it between quotation marks. */
function escapeLabel(text: string): string {
  return text.replace(/["#&<>`;\\]/g, (character) => `#${character.codePointAt(0)};`);
}
