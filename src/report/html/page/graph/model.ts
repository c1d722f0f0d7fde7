import type { SimulationLinkDatum, SimulationNodeDatum } from "d3-force";
import { severities } from "../../../../policy/verdict";
import { shortened } from "../../../../text/words";
import type { PageData, PageLink, PageMark, PageNode } from "../../page-data";

/** A node with its place in the picture. */
export interface Placed extends SimulationNodeDatum {
  readonly node: PageNode;
  readonly name: string;
  readonly grade: Grade;
  x: number;
  y: number;
}

export interface Joined extends SimulationLinkDatum<Placed> {
  readonly link: PageLink;
  readonly source: Placed;
  readonly target: Placed;
  readonly grade: Grade;
}

/** The gravest active finding; `none` without any. */
export type Grade = "error" | "warning" | "note" | "none";

export interface Picture {
  readonly nodes: readonly Placed[];
  readonly links: readonly Joined[];
  readonly byId: ReadonlyMap<string, Placed>;
  readonly linksOf: ReadonlyMap<Placed, readonly Joined[]>;
}

export function pictureOf({ nodes, links }: Pick<PageData, "nodes" | "links">): Picture {
  const placed = nodes.map((node): Placed => ({ node, name: nameOf(node), grade: gradeOf(node.findings), x: 0, y: 0 }));
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const linksOf = new Map<Placed, Joined[]>(placed.map((each) => [each, []]));
  const joined = links.flatMap((link): Joined[] => {
    const [source, target] = [byId.get(link.from), byId.get(link.to)];
    return source && target ? [{ link, source, target, grade: gradeOf(link.findings) }] : [];
  });
  for (const each of joined) for (const end of [each.source, each.target]) linksOf.get(end)?.push(each);
  return { nodes: placed, links: joined, byId, linksOf };
}

function gradeOf(findings: readonly PageMark[]): Grade {
  return severities.find((severity) => findings.some((finding) => finding.active && finding.severity === severity)) ?? "none";
}

/** The error codes of a link or node, for its label: without the prefix that all share. */
export function codesOf(findings: readonly PageMark[]): string {
  const active = findings.filter((finding) => finding.active);
  return [...new Set(active.flatMap(({ aadsts, ruleId }) => aadsts.slice(0, 1).concat(aadsts.length > 0 ? [] : [ruleId])))].join(", ");
}

export function nameOf({ displayName, appId, objectId, urn, presence }: PageNode): string {
  return (
    shortened(displayName || appId || objectId || urn || "") || (presence === "unknown" ? "(an API that cannot be seen)" : "(unnamed)")
  );
}

/** `application, client and API, 2 errors`: what the shape and the colour say, in words. */
export function kindOf({ kind, presence, roles, microsoft }: PageNode): string {
  const what = kind === "application" ? "application" : "service principal";
  const states = { held: "", missing: "missing ", elsewhere: "", unknown: "" };
  const where = { held: "", missing: "", elsewhere: ", not in this run", unknown: ", cannot be seen" }[presence];
  const role = roles.map((name) => (name === "api" ? "API" : name)).join(" and ");
  return `${states[presence]}${microsoft ? "Microsoft's " : ""}${what}${role && `, ${role}`}${where}`;
}
