import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./root.mjs";

/** Files of the package that the core reads. */
const embedded = [
  ...["policies/bundle/policy.wasm", "policies/bundle/catalog.json", "policies/bundle/examples.json", "package.json"],
  ...["data/aadsts-codes.json", "data/first-party-applications.json", "data/microsoft-graph-permissions.json", "data/user-consent.json"],
];

/** Modules of Node.js that are loaded late, for what no browser does (threads, files too large for one string): empty. */
const late = /^node:/;

/**
 * Bundles the library for browsers, as one ES module: `src/platform/browser` takes the place of `src/platform`.
 * @param {string} outfile
 */
export async function buildBrowser(outfile) {
  const { build } = createRequire(join(root, "package.json"))("esbuild-wasm");
  await build({
    entryPoints: [join(root, "src", "browser.ts")],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: ["chrome123", "firefox121", "safari17.5"],
    charset: "utf8",
    logLevel: "error",
    define: { __dirname: '""' },
    // Its ES module lacks loadPolicySync.
    alias: { "@open-policy-agent/opa-wasm": join(root, "node_modules/@open-policy-agent/opa-wasm/src/index.cjs") },
    plugins: [platform],
  });
}

const platform = {
  name: "platform",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/embedded$/ }, () => ({ path: embeddedFiles() }));
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const inside = relative(join(root, "src", "platform"), resolve(resolveDir, path));
      if (inside.startsWith("..") || inside.startsWith("browser") || resolveDir.endsWith(join("platform", "browser"))) return undefined;
      return { path: join(root, "src", "platform", "browser", `${inside || "index"}.ts`) };
    });
    onResolve({ filter: late }, ({ path }) => ({ path, namespace: "late" }));
    onLoad({ filter: /.*/, namespace: "late" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Written to a file: the bundler takes no content of this size from a plugin. */
function embeddedFiles() {
  const file = join(root, ".cache", "browser", "embedded.mjs");
  const contents = Object.fromEntries(embedded.map((path) => [path, readFileSync(join(root, path)).toString("base64")]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export const embedded = ${JSON.stringify(contents)};\n`);
  return file;
}
