import type { Placed } from "./model";

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The closest node in the direction of an arrow key; what lies aside counts as twice as far. */
export function neighbourAt(key: string, from: Placed, nodes: readonly Placed[]): Placed | undefined {
  const direction = directions[key];
  if (!direction) return undefined;
  const [across, down] = direction;
  let best: Placed | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const [dx, dy] = [node.x - from.x, node.y - from.y];
    const ahead = dx * across + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * across);
    if (node === from || ahead <= 0) continue;
    const distance = ahead + 2 * aside;
    if (distance < least) [best, least] = [node, distance];
  }
  return best;
}
