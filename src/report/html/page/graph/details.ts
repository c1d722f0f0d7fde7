import { byId, h } from "../dom";
import { codesOf, kindOf, type Joined, type Placed } from "./model";

/** Links of one kind that are listed; more are counted. */
const mostListed = 100;

export interface DetailsActions {
  /** Chooses another node. */
  choose(node: Placed): void;
  /** Shows the findings of a node. */
  findings(node: Placed): void;
}

/** What is known of the chosen node, as text: the same as the picture says, for everyone. */
export function showDetails(placed: Placed, links: readonly Joined[], actions: DetailsActions): void {
  const { node, name } = placed;
  const active = node.findings.filter((finding) => finding.active);
  const findings = h("button", { type: "button" }, `Show its ${active.length === 1 ? "finding" : `${active.length} findings`}`);
  findings.addEventListener("click", () => actions.findings(placed));
  const of = (kind: string, from: boolean): Joined[] =>
    links.filter(({ link }) => link.kind === kind && (from ? link.from : link.to) === node.id);
  const id = node.appId ?? node.objectId ?? node.urn;
  byId("graph-details").replaceChildren(
    h("h3", {}, name),
    h("p", {}, kindOf(node), id && ": ", id && h("code", {}, id)),
    ...(node.tenant ? [h("p", {}, "in ", h("code", {}, node.tenant))] : []),
    ...(active.length > 0 ? [h("p", {}, findings)] : []),
    ...section("Calls", of("calls", true), "target", actions),
    ...section("Called by", of("calls", false), "source", actions),
    ...section("Its service principal", of("servicePrincipal", true), "target", actions),
    ...section("Its application", of("servicePrincipal", false), "source", actions),
    ...section("Pre-authorises", of("preAuthorizes", true), "target", actions),
    ...section("Pre-authorised by", of("preAuthorizes", false), "source", actions),
  );
}

function section(title: string, links: readonly Joined[], end: "source" | "target", { choose }: DetailsActions): HTMLElement[] {
  if (links.length === 0) return [];
  const broken = [...links].sort((a, b) => Number(a.grade === "none") - Number(b.grade === "none"));
  const items = broken.slice(0, mostListed).map((joined) => {
    const button = h("button", { type: "button", class: "plain" }, joined[end].name);
    button.addEventListener("click", () => choose(joined[end]));
    const codes = codesOf(joined.link.findings);
    return h("li", {}, button, codes && h("span", { class: `badge ${joined.grade}` }, `✕ ${codes}`), " ", permissionsOf(joined));
  });
  const more = links.length - items.length;
  return [h("h4", {}, `${title} (${links.length})`), h("ul", {}, ...items, more > 0 && h("li", {}, `and ${more} more`))];
}

function permissionsOf({ link: { delegated, application, by } }: Joined): string {
  const parts = [
    ...(delegated.length > 0 ? [`delegated ${delegated.join(", ")}`] : []),
    ...(application.length > 0 ? [`application ${application.join(", ")}`] : []),
  ];
  const known = by.filter((field) => field === "oauth2PermissionGrant" || field === "appRoleAssignment");
  const granted = known.map((field) => (field === "oauth2PermissionGrant" ? "with a grant" : "with an assignment"));
  return [parts.join("; "), ...granted].filter(Boolean).join("; ");
}
