// node scripts/lib/build-program.mjs: bundles the command line into dist/bundle.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { lazily } from "./lazy-modules.mjs";
import { root } from "./root.mjs";

const folder = join(root, "dist", "bundle");
/** Made there, and moved as a whole: somebody may be running the program. */
const draft = join(root, ".cache", `bundle-${process.pid}`);
const program = join(draft, "program.js");
const require = createRequire(join(root, "package.json"));

/** The program, and the threads that it starts: each is looked for beside the file that starts it. */
const entryPoints = ["src/cli/program.ts", "src/sources/files/ahead-worker.ts", "src/policy/pool-worker.ts"];

/** What most runs have no use for, and takes a while to load. */
const late = [
  ...["node:child_process", "node:crypto", "node:worker_threads", "node:zlib", "node:timers/promises", "assert"],
  ...["yaml", "ajv/dist/2020", "cli-progress"],
];

/** CommonJS as Node loads it from the single files too, or as the bundler can follow it. */
const alias = {
  yargs: require.resolve("yargs"),
  "jsonc-parser": require.resolve("jsonc-parser").replace("umd", "esm"),
  "@open-policy-agent/opa-wasm": join(root, "node_modules/@open-policy-agent/opa-wasm/src/index.cjs"),
};

/** What opens connections stays apart: only `export` loads it, and it runs from the single files. */
const withoutExport = {
  name: "without-export",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/export-run\.js$/ }, () => ({ path: "../cli/export-run.js", external: true }));
  },
};

await buildProgram();

/**
 * Bundles the command line, and keeps beside it what V8 makes of it: one file is loaded in a fraction of the time that some hundred
 * take. `dist/cli/main.js` runs it, or the single files where there is no bundle.
 */
async function buildProgram() {
  const { build } = require("esbuild-wasm");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: draft,
    entryNames: "[name]",
    bundle: true,
    metafile: true,
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    format: "cjs",
    platform: "node",
    target: "node20",
    // One byte a character: nothing has to be decoded.
    charset: "ascii",
    supported: { "dynamic-import": false },
    logLevel: "error",
    alias,
    plugins: [lazily(late), withoutExport],
  });
  writeFileSync(join(draft, "LICENSES.txt"), licences(metafile));
  const text = readFileSync(program, "utf8").replace(/[^\0-\x7f]/g, escaped);
  const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
  writeFileSync(program, `/*${id}*/(function (exports, require, module, __filename, __dirname) {${text}\n})`, "latin1");
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  const args = [join(root, "scripts", "lib", "code-cache.cjs")];
  const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", 2] });
  if (status !== 0) process.stderr.write("dist/bundle has no code cache: the program starts a little more slowly.\n");
}

/** The bundler leaves what stands in templates as it is. */
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Licences ask for their text in every copy. */
function licences({ inputs }) {
  const packages = new Set(Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...packages].sort().map(licence).join("\n");
}

function licence(path) {
  const home = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version} (${license})\n\n${file === undefined ? "" : readFileSync(join(home, file), "utf8").trim()}\n`;
}
