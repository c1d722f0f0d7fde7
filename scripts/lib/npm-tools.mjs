import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ToolUnavailable } from "./go-tool.mjs";
import { root } from "./root.mjs";

/** The folder with the packages pinned in `tools/<name>`, or undefined where it was not installed yet. */
export function installedNpmTools(name) {
  const folder = folderOf(name);
  return existsSync(folder) ? folder : undefined;
}

/**
 * The folder with the packages pinned in `tools/<name>`, installed on first use into `.cache/tools`; its name carries a
 * hash of the pins.
 * @throws {ToolUnavailable} when the installation fails
 */
export function npmTools(name) {
  const folder = folderOf(name);
  if (existsSync(folder)) return folder;
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
