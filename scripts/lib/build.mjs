import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildPage, isPageStale } from "./build-page.mjs";
import { root } from "./root.mjs";

const dist = join(root, "dist");
const stamp = join(dist, ".tsbuildinfo");

/** The compiler's script, or undefined where development dependencies are not installed. */
export function compiler() {
  try {
    return createRequire(join(root, "package.json")).resolve("typescript/bin/tsc");
  } catch {
    return undefined;
  }
}

/**
 * Compiles `src/` to `dist/` in place, bundles the script of the HTML report, and removes what has no source any more, the bundled
 * command line too: `dist/cli/main.js` runs the single files then.
 * @returns {boolean} false on type errors (the JavaScript is written all the same)
 */
export function build() {
  const { status } = spawnSync(process.execPath, [compiler(), "-p", "tsconfig.build.json"], { cwd: root, stdio: ["ignore", 2, 2] });
  buildPage();
  removeOrphans();
  const program = join(dist, "cli", "main.js");
  if (existsSync(program)) chmodSync(program, 0o755);
  if (existsSync(stamp)) utimesSync(stamp, new Date(), new Date());
  return status === 0;
}

/** As `build`, with the command line as one file that starts fast: what users get. Takes several seconds longer. */
export function buildAll() {
  const isSound = build();
  const { status } = spawnSync(process.execPath, [join(root, "scripts", "lib", "build-program.mjs")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  return status === 0 && isSound;
}

/** Whether a source is newer than the last build; never where there is nothing to build with. */
export function isStale() {
  if (!existsSync(join(root, "tsconfig.build.json"))) return false;
  const built = modified(stamp);
  const inputs = [...below(join(root, "src")).map((name) => join("src", name)), "tsconfig.json", "tsconfig.build.json"];
  return isPageStale() || inputs.some((name) => modified(join(root, name)) > built);
}

function removeOrphans() {
  for (const name of below(dist)) {
    const stem = /^(.*?)(\.d\.ts|\.js)$/.exec(name)?.[1];
    if (stem !== undefined && !existsSync(join(root, "src", `${stem}.ts`))) rmSync(join(dist, name));
  }
}

function below(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : -1;
}
