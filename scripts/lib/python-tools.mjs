import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { mayGet, ToolUnavailable } from "./tool.mjs";

/**
 * The Python interpreter with the packages pinned in `tools/<name>/requirements.txt`, installed on first use into an
 * environment in `.cache/tools`; its name carries a hash of the pins. Start programs as modules: `python -m azure.cli`.
 * @throws {ToolUnavailable} when the installation fails, or where nothing is got
 */
export function pythonTools(name) {
  const pins = join(root, "tools", name, "requirements.txt");
  const hash = createHash("sha256").update(readFileSync(pins)).digest("hex").slice(0, 16);
  const folder = join(root, ".cache", "tools", `${name}-${hash}`);
  if (existsSync(folder)) return interpreterIn(folder);
  if (!mayGet()) throw new ToolUnavailable(`tools/${name} was not installed yet: \`npm run tools\``);
  process.stderr.write(`Installing tools/${name} (once; kept in .cache/tools) …\n`);
  // Renamed when complete: another process may be installing the same.
  const partial = `${folder}.${process.pid}`;
  try {
    run("python3", "-m", "venv", partial);
    run(interpreterIn(partial), "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "-r", pins);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw new ToolUnavailable(`tools/${name} could not be installed: ${error.message}`);
  }
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
  return interpreterIn(folder);
}

function interpreterIn(folder) {
  return join(folder, "bin", "python");
}

function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(error ? `${program} was not found` : stderr.trim().split("\n").at(-1));
}
