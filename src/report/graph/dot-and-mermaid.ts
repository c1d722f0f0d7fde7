import type { Graph, GraphLink, GraphNode, Mark } from "../../graph";
import { severities, type Severity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";
import { shortened } from "../../text/words";

/** What stands at a node or a link in a picture made of text. */
function nodeName({ displayName, appId, objectId, urn, presence }: GraphNode): string {
  const name = shortened(displayName || appId || objectId || urn || "(unnamed)");
  const states = { held: "", missing: " (missing)", elsewhere: " (not in this run)", unknown: " (cannot be seen)" };
  return escapeControls(`${name}${states[presence]}`);
}

/** The codes of the active findings that break a link, the rules where they have none. */
function brokenBy({ findings }: GraphLink): string {
  const codes = findings.filter(({ active }) => active).flatMap(({ aadsts, ruleId }) => aadsts[0] ?? ruleId);
  return codes.length > 0 ? `✕ ${[...new Set(codes)].join(", ")}` : "";
}

/** The gravest active finding. */
function gravest(findings: readonly Mark[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.active && finding.severity === severity));
}

const colors: Readonly<Record<Severity, string>> = { error: "#a8071a", warning: "#7a4a00", note: "#0b57b0" };

/** A digraph in Graphviz' language: `dot -Tsvg`. https://graphviz.org/doc/info/lang.html */
export function* dot({ nodes, links }: Graph): Iterable<string> {
  yield 'digraph aadguard {\n  rankdir=LR;\n  node [fontname="sans-serif", fontsize=11];\n  edge [fontname="sans-serif", fontsize=9];\n';
  for (const node of nodes) yield `  ${quoted(node.id)} [${attributes(lookOf(node))}];\n`;
  for (const link of links) yield `  ${quoted(link.from)} -> ${quoted(link.to)} [${attributes(lookOfLink(link))}];\n`;
  yield "}\n";
}

function lookOf(node: GraphNode): Record<string, string> {
  const severity = gravest(node.findings);
  return {
    label: nodeName(node),
    shape: node.kind === "servicePrincipal" ? "diamond" : node.roles.length === 2 ? "octagon" : node.roles[0] === "api" ? "box" : "ellipse",
    ...(severity ? { color: colors[severity], penwidth: "2" } : {}),
    ...(node.presence === "held" ? {} : { style: "dashed" }),
  };
}

function lookOfLink(link: GraphLink): Record<string, string> {
  const broken = brokenBy(link);
  const severity = gravest(link.findings);
  if (broken && severity) return { label: broken, color: colors[severity], fontcolor: colors[severity], style: "dashed" };
  if (link.kind === "servicePrincipal") return { style: "dotted", arrowhead: "none" };
  return link.kind === "preAuthorizes" ? { style: "dotted", label: "pre-authorises" } : {};
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(", ");
}

/** Within quotation marks only these two mean something; a backslash would begin an escape of labels (`\N`). */
function quoted(text: string): string {
  return `"${escapeControls(text).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}

/**
 * What Mermaid draws at most, of links (`maxEdges`) and of characters (`maxTextSize`). Only the page's own settings can raise
 * them, no diagram can: https://mermaid.js.org/config/schema-docs/config.html lists both as secure.
 */
const mermaidLimits = { links: 500, characters: 50_000 };

/** Why Mermaid will not draw this diagram; empty where it will. */
export function beyondMermaid({ links }: Graph, diagram: string): string[] {
  const { links: mostLinks, characters } = mermaidLimits;
  return [
    ...(links.length > mostLinks ? [`${links.length} links, and Mermaid draws ${mostLinks}`] : []),
    ...(diagram.length > characters ? [`${diagram.length} characters, and Mermaid reads ${characters}`] : []),
  ];
}

const classStyles: Readonly<Record<Severity, string>> = {
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
  for (const [severity, style] of Object.entries(classStyles)) {
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
