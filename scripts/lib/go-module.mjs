import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findGo } from "./go-tool.mjs";
import { root } from "./root.mjs";
import { mayGet, ToolUnavailable } from "./tool.mjs";

/**
 * The folder of the module that `tools/<name>/go.mod` requires, fetched if need be and verified against go.sum.
 * @throws {ToolUnavailable} without Go, when the module cannot be fetched, or where nothing is got
 */
export function goModule(name) {
  const folder = join(root, "tools", name);
  const module = /^require\s+(\S+)/m.exec(readFileSync(join(folder, "go.mod"), "utf8"))?.[1];
  const go = findGo();
  if (go === undefined) throw new ToolUnavailable(`tools/${name} pins a Go module, and Go was not found.`);
  // Without a proxy Go takes only what was fetched before.
  const proxy = mayGet() ? {} : { GOPROXY: "off" };
  const { stdout } = spawnSync(go, ["mod", "download", "-json", module], {
    cwd: folder,
    env: { ...process.env, GOWORK: "off", ...proxy },
    encoding: "utf8",
  });
  const { Dir, Error } = stdout ? JSON.parse(stdout) : { Error: "go mod download gave no answer" };
  if (!Dir) throw new ToolUnavailable(`${module} (pinned in tools/${name}) could not be fetched: ${Error}`);
  return Dir;
}
