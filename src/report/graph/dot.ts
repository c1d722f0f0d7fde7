import type { Graph, GraphLink, GraphNode } from "../../graph";
import type { Severity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";
import { brokenBy, gravest, nodeName } from "./words";

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
