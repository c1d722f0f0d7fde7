import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Joined, Picture, Placed } from "./model";

/** Milliseconds of work before the page may draw and answer. */
const slice = 40;
/** Names are wider than high: places are computed as if both were alike, and then drawn apart. */
const stretch = 1.6;

/**
 * Places the nodes: clients to the left, APIs to the right, an application's service principal next to it. The same graph
 * gives the same picture: d3 draws its random numbers from a fixed seed. In slices, so that the page stays alive.
 */
export async function layOut(picture: Picture): Promise<void> {
  const beside = principalsBeside(picture);
  const nodes = picture.nodes.filter((node) => !beside.has(node));
  const links = picture.links.filter(({ target }) => !beside.has(target));
  // A large picture is looked at from afar first: it may be less even.
  const ticks = nodes.length > 400 ? 110 : 220;
  const width = 40 * Math.sqrt(nodes.length);
  spread(nodes, width);
  const simulation = forceSimulation<Placed>(nodes)
    .force("links", forceLink<Placed, Joined>(links).distance(90).strength(strengthOf(links)))
    .force("apart", forceManyBody<Placed>().strength(-150).distanceMax(200).theta(1.3))
    .force("across", forceX<Placed>(({ node }) => columnOf(node.roles) * width).strength(0.16))
    .force("down", forceY<Placed>(0).strength(0.06))
    .force("room", forceCollide<Placed>(43))
    .alphaDecay(1 - Math.pow(0.001, 1 / ticks))
    .stop();
  for (let tick = 0; tick < ticks;) {
    const end = performance.now() + slice;
    while (tick < ticks && performance.now() < end) {
      simulation.tick();
      tick++;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  for (const node of nodes) node.x *= stretch;
  for (const [principal, { source, grade }] of beside) {
    // A broken link needs room for its code.
    const [right, up] = grade === "none" ? [30, 20] : [118, 34];
    principal.x = source.x + right;
    principal.y = source.y - up;
  }
}

/** Service principals that are linked with nothing but one application. */
function principalsBeside({ nodes, linksOf }: Picture): Map<Placed, Joined> {
  const beside = new Map<Placed, Joined>();
  for (const node of nodes) {
    const [link, other] = linksOf.get(node) ?? [];
    if (link && !other && link.link.kind === "servicePrincipal" && link.target === node) beside.set(node, link);
  }
  return beside;
}

/** Where the computation begins: each column's nodes in a spiral with room for each, so that nothing flies apart. */
function spread(nodes: readonly Placed[], width: number): void {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const counts = new Map<number, number>();
  for (const node of nodes) {
    const column = columnOf(node.node.roles);
    const at = counts.get(column) ?? 0;
    counts.set(column, at + 1);
    const radius = 40 * Math.sqrt(at + 0.5);
    node.x = column * width + radius * Math.cos(at * golden);
    node.y = radius * Math.sin(at * golden);
  }
}

function columnOf(roles: Placed["node"]["roles"]): number {
  if (roles.length === 2) return 0.1;
  return roles[0] === "client" ? -0.5 : roles[0] === "api" ? 0.6 : 0;
}

/** An API that everyone asks for must not pull everyone onto one spot. */
function strengthOf(links: readonly Joined[]): (link: Joined) => number {
  const degrees = new Map<Placed, number>();
  for (const { source, target } of links) for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  return ({ source, target }) => {
    const [one, other] = [degrees.get(source) ?? 1, degrees.get(target) ?? 1];
    return 0.5 / Math.min(one, other) / (1 + Math.max(one, other) / 20);
  };
}
