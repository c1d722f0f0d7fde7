import { spawnSync } from "node:child_process";
import { root } from "./root.mjs";

/**
 * `npm install --global git+…`, which is what pre-commit does with a hook's repository, prepares its clone without
 * development dependencies: npm hands `global` down to its own installation there, which then installs nothing in it.
 * Only then they are installed here.
 */
export function installForBuilding() {
  if (process.env.npm_config_global !== "true" || !root.includes("git-clone")) return;
  const local = ["npm_config_global", "npm_config_location", "npm_config_prefix"];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !local.includes(name.toLowerCase())));
  const { status } = spawnSync("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exitCode = 1;
}
