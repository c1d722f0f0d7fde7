import type { Graph, GraphLink, Mark, CallGraph } from "../../graph";
import type { Rule } from "../../policy/catalogue";
import { escapeControls } from "../../text/escape";
import { rootCauses } from "../explain/root-causes";
import type { ScanResult } from "../../findings/result";
import type { LinkCounts, PageData, PageMark, PageNode } from "./page-data";

/** What the page's script reads, as JSON that can stand in an HTML document, piece by piece. */
export function* dataJson(result: ScanResult, rules: readonly Rule[], callGraph: CallGraph, drawn: Graph): Iterable<string> {
  const { applications, open } = eachOnce(callGraph);
  const ran = new Set(result.coverage.map(({ ruleId }) => ruleId));
  const data: PageData = {
    rules: rules
      .filter(({ id }) => ran.has(id))
      .map(({ id, title, severity, rootCause, subjects }) => ({ id, title, severity, rootCause, subjects })),
    rootCauses: rootCauses.map(({ number, title }) => ({ number, title })),
    findings: result.findings,
    open,
    applications,
    nodes: pageNodes(drawn, callGraph.graph),
    links: drawn.links.map((link) => ({ ...link, findings: link.findings.map(pageMark) })),
  };
  yield "{";
  for (const [index, [name, list]] of Object.entries(data as unknown as Record<string, unknown[]>).entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(name)}:[`;
    for (const [at, entry] of list.entries()) yield `${at === 0 ? "\n" : ",\n"}${embedded(entry)}`;
    yield "]";
  }
  yield "}";
}

/** Nodes of the picture; where it is a part, with the numbers of the whole. */
function pageNodes(drawn: Graph, { nodes, links }: Graph): PageNode[] {
  const isPart = drawn.nodes.length < nodes.length;
  const [from, to] = isPart ? [countsOf(links, "from"), countsOf(links, "to")] : [];
  return drawn.nodes.map((node) => ({
    ...node,
    findings: node.findings.map(pageMark),
    ...(from && to ? { from: from.get(node.id) ?? {}, to: to.get(node.id) ?? {} } : {}),
  }));
}

function countsOf(links: Graph["links"], end: "from" | "to"): Map<string, LinkCounts> {
  const counts = new Map<string, Partial<Record<GraphLink["kind"], number>>>();
  for (const link of links) {
    const own = counts.get(link[end]) ?? {};
    own[link.kind] = (own[link.kind] ?? 0) + 1;
    counts.set(link[end], own);
  }
  return counts;
}

/** `<` could end the element, or begin a comment; and the page may be printed into the log of a build server. */
function embedded(value: unknown): string {
  return escapeControls(JSON.stringify(value)).replace(/</g, "\\u003c");
}

function pageMark({ ruleId, severity, aadsts, active }: Mark): PageMark {
  return { ruleId, severity, aadsts, active };
}

/** Many applications have the same verdicts open for the same reason. */
function eachOnce({ applications }: CallGraph): Pick<PageData, "applications" | "open"> {
  const places = new Map<string, number>();
  const open: PageData["open"][number][] = [];
  const placeOf = (verdict: PageData["open"][number]): number => {
    const key = `${verdict.ruleId}\n${verdict.kind}\n${verdict.reason}\n${verdict.settle}`;
    let place = places.get(key);
    if (place === undefined) {
      places.set(key, (place = open.length));
      open.push(verdict);
    }
    return place;
  };
  return { applications: applications.map((entry) => ({ ...entry, undetermined: entry.undetermined.map(placeOf) })), open };
}
