import type { Directory } from "../directory";
import type { Finding } from "../findings/result";
import type { Declaration } from "../model/declarations";
import type { Judgement } from "../policy/engine";
import type { CallGraph, Graph } from "./call-graph";
import { CallLinks } from "./calls";
import { LinkSet } from "./link-set";
import { type Draft, markGraph } from "./mark-graph";
import { type Marked, marksOf } from "./marks";
import { NodeSet } from "./node-set";
import { Parties } from "./parties";
import { verdictsOf } from "./verdicts";
export type * from "./call-graph";

/** Who calls whom in one directory, broken links marked. Directories of one run share no node. */
function draftGraph(directory: Directory, tenant: string, marks: ReadonlyMap<Declaration, readonly Marked[]>): Draft {
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

function graphOf(drafts: readonly Draft[]): Graph {
  return { nodes: drafts.flatMap(({ nodes }) => nodes.all()), links: drafts.flatMap(({ links }) => links.all()) };
}

interface OverviewSettings {
  readonly directories: readonly Directory[];
  readonly judgements: readonly Judgement[];
  /** Settled: with severities, waivers and the baseline's word. */
  readonly findings: readonly Finding[];
  /** False leaves undetermined verdicts out, as in the result. */
  readonly listUndetermined: boolean;
  /** Where only some declarations were judged; all by default. */
  readonly only?: (declaration: Declaration) => boolean;
}

/** Every application's verdicts, and who calls whom, in the order of the directories. */
export function callGraphOf({ directories, judgements, findings, listUndetermined, only = () => true }: OverviewSettings): CallGraph {
  const marks = marksOf(judgements, findings);
  const open = new Map(listUndetermined ? judgements.map((judgement) => [judgement.declaration, judgement]) : []);
  const drafts = directories.map((directory) => {
    const tenant = directories.length > 1 ? directory.tenant : "";
    return { tenant, draft: draftGraph(directory, tenant, marks) };
  });
  return {
    applications: drafts.flatMap(({ tenant, draft }) => verdictsOf(draft, tenant, open, marks, only)),
    graph: graphOf(drafts.map(({ draft }) => draft)),
  };
}
