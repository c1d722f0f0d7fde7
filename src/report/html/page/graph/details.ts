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
    ...section("Calls", of("calls", true), node.from?.calls, "target", actions),
    ...section("Called by", of("calls", false), node.to?.calls, "source", actions),
    ...section("Its service principal", of("servicePrincipal", true), node.from?.servicePrincipal, "target", actions),
    ...section("Its application", of("servicePrincipal", false), node.to?.servicePrincipal, "source", actions),
    ...section("Pre-authorises", of("preAuthorizes", true), node.from?.preAuthorizes, "target", actions),
    ...section("Pre-authorised by", of("preAuthorizes", false), node.to?.preAuthorizes, "source", actions),
  );
}

/** `all`: how many there are in the whole run, where the picture is a part of it. */
function section(
  title: string,
  links: readonly Joined[],
  all = links.length,
  end: "source" | "target",
  { choose }: DetailsActions,
): HTMLElement[] {
  if (all === 0) return [];
  const broken = [...links].sort((a, b) => Number(a.grade === "none") - Number(b.grade === "none"));
  const items = broken.slice(0, mostListed).map((joined) => {
    const button = h("button", { type: "button", class: "plain" }, joined[end].name);
    button.addEventListener("click", () => choose(joined[end]));
    const codes = codesOf(joined.link.findings);
    return h("li", {}, button, codes && h("span", { class: `badge ${joined.grade}` }, `✕ ${codes}`), " ", permissionsOf(joined));
  });
  const more = links.length - items.length;
  const away = all - links.length;
  return [
    h("h4", {}, `${title} (${all})`),
    h("ul", {}, ...items, more > 0 && h("li", {}, `and ${more} more`), away > 0 && h("li", {}, `and ${away} that the picture leaves out`)),
  ];
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
