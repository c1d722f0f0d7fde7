import { counted } from "../../../../text/words";
import { svg } from "../dom";
import { codesOf, kindOf, type Joined, type Placed } from "./model";

/** Characters of a name below its node; the rest is told when it is chosen. */
const longestLabel = 26;

/** A node of the picture: its form says what it is, its colour and its sign how it fares. */
export function nodeShape(placed: Placed, links: readonly Joined[]): SVGGElement {
  const { node, grade } = placed;
  return svg(
    "g",
    {
      class: `node ${grade} ${node.presence}`,
      transform: placeOf(placed),
      role: "button",
      tabindex: -1,
      "aria-pressed": "false",
      "aria-label": spoken(placed, links),
    },
    form(placed),
  );
}

/** Its sign and its name, which its shape says to those who do not see; an application's service principal goes without a name. */
export function nodeText(placed: Placed, links: readonly Joined[]): SVGGElement {
  const { name, grade } = placed;
  const isBeside = links.some(({ link }) => link.kind === "servicePrincipal" && link.to === placed.node.id);
  return svg(
    "g",
    { class: `text ${grade}`, transform: placeOf(placed) },
    grade !== "none" && svg("text", { class: "sign", y: 5 }, { error: "!", warning: "?", note: "i" }[grade]),
    !isBeside && svg("text", { class: "label", y: 27 }, name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name),
  );
}

function placeOf({ x, y }: Placed): string {
  return `translate(${round(x)},${round(y)})`;
}

/** Clients are round, APIs square, what is both an octagon, service principals diamonds. */
function form({ node }: Placed): SVGElement {
  if (node.kind === "servicePrincipal") return svg("path", { class: "form", d: "M0,-12L12,0L0,12L-12,0Z" });
  if (node.roles.length === 2) return svg("path", { class: "form", d: "M-6,-14H6L14,-6V6L6,14H-6L-14,6V-6Z" });
  if (node.roles[0] === "api") return svg("rect", { class: "form", x: -12, y: -12, width: 24, height: 24, rx: 3 });
  return svg("circle", { class: "form", r: 13 });
}

function spoken({ node, name, grade }: Placed, links: readonly Joined[]): string {
  const count = (from: boolean): number =>
    links.filter(({ link }) => link.kind === "calls" && (from ? link.from : link.to) === node.id).length;
  const broken = links.filter((each) => each.grade !== "none").length;
  const findings = grade === "none" ? "" : `, ${counted(node.findings.filter(({ active }) => active).length, "finding")} (${grade})`;
  return `${name}, ${kindOf(node)}${findings}, calls ${count(true)}, called by ${count(false)}${broken > 0 ? `, ${counted(broken, "broken link")}` : ""}`;
}

/** A line with an arrow; a broken one is dashed. */
export function linkShape({ link, source, target, grade }: Joined): SVGLineElement {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const end = { x: target.x - (dx / length) * 18, y: target.y - (dy / length) * 18 };
  const line = { x1: round(source.x), y1: round(source.y), x2: round(end.x), y2: round(end.y) };
  const arrow = link.kind === "servicePrincipal" ? undefined : `url(#arrow-${grade})`;
  return svg("line", { class: `link ${grade} ${link.kind}`, ...line, "marker-end": arrow });
}

/** The code that a broken link leads to, nearer to the client. */
export function linkCode({ link, source, target, grade }: Joined): SVGTextElement {
  const [x, y] = [source.x + (target.x - source.x) * 0.42, source.y + (target.y - source.y) * 0.42 - 4];
  return svg("text", { class: `code ${grade}`, x: round(x), y: round(y) }, `✕ ${codesOf(link.findings)}`);
}

/** The heads of the arrows. */
export function arrows(): SVGDefsElement {
  const head = (grade: string): SVGMarkerElement =>
    svg(
      "marker",
      {
        id: `arrow-${grade}`,
        class: `arrow ${grade}`,
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 10,
        markerHeight: 10,
        markerUnits: "userSpaceOnUse",
        orient: "auto",
      },
      svg("path", { d: "M0,0L8,4L0,8Z" }),
    );
  return svg("defs", {}, ...["error", "warning", "note", "none"].map(head));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
