import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { mayGet, ToolUnavailable } from "./tool.mjs";

/**
 * The folder with the packages pinned in `tools/<name>`, installed on first use into `.cache/tools`; its name carries a
 * hash of the pins.
 * @throws {ToolUnavailable} when the installation fails, or where nothing is got
 */
export function npmTools(name) {
  const folder = folderOf(name);
  if (existsSync(folder)) return folder;
  if (!mayGet()) throw new ToolUnavailable(`tools/${name} was not installed yet: \`npm run tools\``);
  process.stderr.write(`Installing tools/${name} (once; kept in .cache/tools) …\n`);
  // Renamed when complete: another process may be installing the same.
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(root, "tools", name, file), join(partial, file));
  const { status, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: partial,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new ToolUnavailable(`tools/${name} could not be installed: ${stderr?.trim().split("\n").at(-1) ?? "npm was not found"}`);
  }
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
  return folder;
}

function folderOf(name) {
  const pins = createHash("sha256").update(readFileSync(join(root, "tools", name, "package-lock.json")));
  return join(root, ".cache", "tools", `${name}-${pins.digest("hex").slice(0, 16)}`);
}
