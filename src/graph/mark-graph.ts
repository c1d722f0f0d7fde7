import type { Directory } from "../directory";
import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import { type Rule, ruleOf } from "../policy/catalogue";
import type { Mark } from "./call-graph";
import type { CallLinks } from "./calls";
import type { LinkSet } from "./link-set";
import type { Marked } from "./marks";
import type { NodeSet } from "./node-set";
import type { Parties } from "./parties";

/** A graph in the making: of one directory. */
export interface Draft {
  readonly directory: Directory;
  readonly nodes: NodeSet;
  readonly links: LinkSet;
  readonly parties: Parties;
  readonly calls: CallLinks;
}

/** Marks the node that each finding is about, and the links that it breaks. */
export function markGraph(draft: Draft, marks: ReadonlyMap<Declaration, readonly Marked[]>): void {
  const { applications, servicePrincipals, grants } = draft.directory;
  for (const application of applications) for (const marked of marks.get(application) ?? []) markApplication(draft, application, marked);
  for (const principal of servicePrincipals) for (const marked of marks.get(principal) ?? []) markPrincipal(draft, principal, marked);
  for (const grant of grants) {
    const ends = draft.calls.endsOf(grant);
    for (const { mark } of ends ? (marks.get(grant) ?? []) : []) {
      if (!ends) continue;
      draft.nodes.mark(ends.from, mark);
      draft.links.mark("calls", ends.from, ends.to, mark);
    }
  }
}

function markApplication(draft: Draft, application: Application, marked: Marked): void {
  const { nodes, links, parties, calls } = draft;
  const { mark, path } = marked;
  const node = parties.node(application);
  nodes.mark(node, mark);
  const [list, entry] = path;
  if (typeof entry === "number" && list === "requiredResourceAccess") {
    const end = calls.end(application, list, entry);
    if (end === undefined) return;
    links.mark("calls", node, end, mark);
    if (showsOf(mark) === "missing-resource") nodes.isMissing(end);
  } else if (typeof entry === "number" && list === "preAuthorizedApplications") {
    const end = calls.end(application, list, entry);
    if (end !== undefined) links.mark("preAuthorizes", node, end, mark);
  } else if (showsOf(mark) === "missing-principal") {
    missingPrincipal(draft, application, marked);
  } else markRelated(draft, node, marked);
}

/** What is missing is shown, at the end of a link that leads nowhere. */
function missingPrincipal({ nodes, links, parties }: Draft, application: Application, { mark }: Marked): void {
  const node = parties.node(application);
  const appId = known(application.appId)?.toLowerCase() ?? null;
  const displayName = known(application.displayName) ?? null;
  const missing = nodes.stranger({ kind: "servicePrincipal", presence: "missing", displayName, appId, microsoft: false, of: node });
  links.add("servicePrincipal", node, missing, "appId");
  links.mark("servicePrincipal", node, missing, mark);
}

function markPrincipal(draft: Draft, principal: ServicePrincipal, marked: Marked): void {
  const { nodes, links, parties } = draft;
  const node = parties.node(principal);
  nodes.mark(node, marked.mark);
  const [meant] = marked.related;
  if (showsOf(marked.mark) === "principal-of-related" && meant?.kind === "application") {
    // Made for this application, and not its own.
    links.add("servicePrincipal", parties.node(meant), node, "appId");
    links.mark("servicePrincipal", parties.node(meant), node, marked.mark);
  } else markRelated(draft, parties.main(principal), marked);
}

/** The calls between the faulty one and those that the rule names. */
function markRelated({ links, parties }: Draft, node: string, { mark, related }: Marked): void {
  for (const declaration of related) {
    if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") continue;
    const other = parties.main(declaration);
    links.mark("calls", other, node, mark);
    links.mark("calls", node, other, mark);
  }
}

/** What the rule's METADATA says that its violation shows beside a mark. */
function showsOf({ ruleId }: Mark): Rule["callGraph"] {
  return ruleOf(ruleId)?.callGraph;
}
