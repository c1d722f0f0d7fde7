import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import { CallLinks } from "./calls";
import { LinkSet } from "./link-set";
import { markGraph } from "./mark-graph";
import type { Marked } from "./marks";
import type { Draft } from "./draft";
import { NodeSet } from "./node-set";
import type { Graph } from "./call-graph";
import { Parties } from "./parties";

/** Who calls whom in one directory, broken links marked. Directories of one run share no node. */
export function draftGraph(directory: Directory, tenant: string, marks: ReadonlyMap<Declaration, readonly Marked[]>): Draft {
  const nodes = new NodeSet(tenant);
  const links = new LinkSet();
  const parties = new Parties(directory, nodes);
  for (const application of directory.applications) {
    const node = parties.node(application);
    const principal = directory.links.principalOf(application);
    if (principal) links.add("servicePrincipal", node, parties.node(principal), "appId");
  }
  for (const principal of directory.servicePrincipals) parties.node(principal);
  const draft = { directory, nodes, links, parties, calls: new CallLinks(directory, nodes, links, parties) };
  draft.calls.addAll();
  markGraph(draft, marks);
  return draft;
}

export function graphOf(drafts: readonly Draft[]): Graph {
  return { nodes: drafts.flatMap(({ nodes }) => nodes.all()), links: drafts.flatMap(({ links }) => links.all()) };
}
