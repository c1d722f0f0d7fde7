import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./root.mjs";

const source = join(root, "src", "report", "html", "page");
const outputs = ["index.js", "page.css"].map((name) => join(root, "dist", "report", "html", "page", name));

/** Bundles the HTML report's script and style into `dist/`, each one file, where a source is newer. */
export function buildPage() {
  if (!isPageStale()) return;
  const { buildSync } = createRequire(join(root, "package.json"))("esbuild-wasm");
  const [script, style] = outputs;
  const common = { bundle: true, minify: true, logLevel: "warning", target: ["chrome123", "firefox121", "safari17.5"], charset: "utf8" };
  buildSync({ ...common, entryPoints: [join(source, "index.ts")], outfile: script, format: "iife", banner: { js: notices() } });
  buildSync({ ...common, entryPoints: [join(source, "page.css")], outfile: style });
}

/** Whether the page, or something of `src/report` and `src/policy` that it may use, is newer than its bundle. */
export function isPageStale() {
  const built = Math.min(...outputs.map(modified));
  const folders = [join(root, "src", "report"), join(root, "src", "policy")];
  return folders.some((folder) => readdirSync(folder, { recursive: true }).some((name) => modified(join(folder, name)) > built));
}

/** The licences of what is bundled ask for their text in every copy. */
function notices() {
  const modules = [
    "d3-color",
    "d3-dispatch",
    "d3-drag",
    "d3-ease",
    "d3-force",
    "d3-interpolate",
    "d3-quadtree",
    "d3-selection",
    "d3-timer",
  ];
  const texts = [...modules, "d3-transition", "d3-zoom"].map((name) => readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8"));
  const distinct = [...new Set(texts.map((text) => text.trim()))];
  return `/*! Contains d3 (https://d3js.org):\n${distinct.join("\n\n")}\n*/`;
}

function modified(path) {
  if (!existsSync(path)) return -1;
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory() ? 0 : mtimeMs;
}
