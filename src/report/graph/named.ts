import type { Graph, GraphNode } from "../../graph";

/** The nodes that a text names: client id, object id, URN, or display name, without regard to case. */
export function nodesNamed(text: string, { nodes }: Graph): GraphNode[] {
  const wanted = text.toLowerCase();
  return nodes.filter(({ appId, objectId, urn, displayName }) =>
    [appId, objectId, urn, displayName].some((name) => name?.toLowerCase() === wanted),
  );
}
