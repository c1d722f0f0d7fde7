import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./root.mjs";

const specifier = /(?:\bfrom\s+|\bimport\s*\(\s*|\brequire\(\s*|\bimport\s+)["'](\.[^"']+)["']/g;

/** Each file of `src/` with the files of `src/` that it imports, types included; paths from the root, with `/`. */
export function importGraph() {
  const files = readdirSync(join(root, "src"), { recursive: true })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"));
  return new Map(files.map((file) => [file, [...new Set(importsOf(file))].filter((name) => files.includes(name))]));
}

function importsOf(file) {
  return [...readFileSync(join(root, file), "utf8").matchAll(specifier)].map(([, name]) => {
    const path = join(dirname(file), name.replace(/\.js$/, "")).replaceAll("\\", "/");
    return existsSync(join(root, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`;
  });
}

/** The folder of `src/` that a file belongs to: `report`. */
export function roomOf(file) {
  return relative("src", file).split(/[\\/]/)[0];
}

/** Circles among the nodes of a graph (node to the nodes it leads to), each as the path that closes it. */
export function circlesIn(graph) {
  const state = new Map();
  const found = [];
  const path = [];
  const visit = (node) => {
    if (state.get(node) === "done") return;
    if (state.get(node) === "open") {
      found.push([...path.slice(path.indexOf(node)), node]);
      return;
    }
    state.set(node, "open");
    path.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    path.pop();
    state.set(node, "done");
  };
  for (const node of graph.keys()) visit(node);
  return found;
}

/** The rooms with the rooms that they use. */
export function roomGraph(files = importGraph()) {
  const rooms = new Map();
  for (const [file, imports] of files) {
    const room = roomOf(file);
    const used = rooms.get(room) ?? new Set();
    for (const name of imports) if (roomOf(name) !== room) used.add(roomOf(name));
    rooms.set(room, used);
  }
  return rooms;
}
