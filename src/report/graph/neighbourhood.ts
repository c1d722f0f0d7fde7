import type { Graph, GraphLink, GraphNode } from "../../graph";
import { severities } from "../../policy/verdict";

interface Neighbourhood extends Graph {
  /** Whether nodes of the whole were left out. */
  readonly cut: boolean;
}

/** Nodes around `start`, as many links away as `depth` says; an application and its own service principal are one step. */
export function around(graph: Graph, start: readonly string[], depth: number): Neighbourhood {
  const ends = endsByNode(graph.links);
  const kept = new Set(withPrincipals(start, ends));
  let edge = [...kept];
  for (let step = 0; step < depth; step++) {
    const next = edge.flatMap((id) => (ends.get(id) ?? []).map(({ other }) => other)).filter((id) => !kept.has(id));
    edge = withPrincipals([...new Set(next)], ends).filter((id) => !kept.has(id));
    for (const id of edge) kept.add(id);
  }
  return part(graph, kept);
}

/** How many neighbours of one faulty node are shown where there is not room for all: Microsoft Graph has everyone for a client. */
const mostNeighbours = 30;

/**
 * The whole graph where it has no more than `most` nodes; else the nodes with findings, the gravest first, with the ends
 * of their broken links and then their other neighbours.
 */
export function neighbourhood(graph: Graph, most: number): Neighbourhood {
  if (graph.nodes.length <= most) return { ...graph, cut: false };
  const ends = endsByNode(graph.links);
  const kept = new Set<string>();
  const keep = (id: string): void => void (kept.size < most && kept.add(id));
  const faulty = graph.nodes.filter((node) => gravity(node) < severities.length).sort((a, b) => gravity(a) - gravity(b));
  for (const { id } of faulty) {
    keep(id);
    for (const { other, link } of (ends.get(id) ?? []).slice(0, mostNeighbours * 10)) if (link.findings.length > 0) keep(other);
  }
  for (const { id } of faulty) {
    if (kept.size >= most) break;
    if (kept.has(id)) for (const { other } of (ends.get(id) ?? []).slice(0, mostNeighbours)) keep(other);
  }
  return part(graph, kept);
}

/** 0 for an active error, 1 for a warning, 2 for a note, 3 for nothing that counts. */
function gravity({ findings }: GraphNode): number {
  return Math.min(severities.length, ...findings.filter(({ active }) => active).map(({ severity }) => severities.indexOf(severity)));
}

interface End {
  readonly other: string;
  readonly link: GraphLink;
}

function endsByNode(links: readonly GraphLink[]): Map<string, End[]> {
  const ends = new Map<string, End[]>();
  const add = (id: string, end: End): void => {
    const list = ends.get(id);
    if (list) list.push(end);
    else ends.set(id, [end]);
  };
  for (const link of links) {
    add(link.from, { other: link.to, link });
    add(link.to, { other: link.from, link });
  }
  return ends;
}

function withPrincipals(ids: readonly string[], ends: ReadonlyMap<string, readonly End[]>): string[] {
  return ids.flatMap((id) => [
    id,
    ...(ends.get(id) ?? []).filter(({ link }) => link.kind === "servicePrincipal").map(({ other }) => other),
  ]);
}

function part({ nodes, links }: Graph, kept: ReadonlySet<string>): Neighbourhood {
  return {
    nodes: nodes.filter(({ id }) => kept.has(id)),
    links: links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    cut: kept.size < nodes.length,
  };
}

/** The nodes that a text names: client id, object id, URN, or display name, without regard to case. */
export function nodesNamed(text: string, { nodes }: Graph): GraphNode[] {
  const wanted = text.toLowerCase();
  return nodes.filter(({ appId, objectId, urn, displayName }) =>
    [appId, objectId, urn, displayName].some((name) => name?.toLowerCase() === wanted),
  );
}
