import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { goModule } from "./go-module.mjs";
import { goTool } from "./go-tool.mjs";
import { npmTools } from "./npm-tools.mjs";
import { pythonTools } from "./python-tools.mjs";
import { root } from "./root.mjs";
import { standInProviders } from "./stand-in-provider.mjs";
import { ToolUnavailable } from "./tool.mjs";

/** What tests need that is built of sources of this project. */
const own = { "azuread-stand-in": standInProviders };

/** The folders under tools/, then what is built of sources of this project. */
export function allTools() {
  const pinned = readdirSync(join(root, "tools"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return [...pinned, ...Object.keys(own)];
}

/**
 * Where that which `tools/<name>` pins is: the program of a Go tool, a Python interpreter with
 * packages, or a folder of packages or of a Go module.
 * @throws {ToolUnavailable} where it cannot be had
 */
export function tool(name) {
  if (name in own) return own[name]();
  const file = (path) => join(root, "tools", name, path);
  if (existsSync(file("package.json"))) return npmTools(name);
  if (existsSync(file("requirements.txt"))) return pythonTools(name);
  if (!existsSync(file("go.mod"))) throw new ToolUnavailable(`tools/${name} pins nothing. There are ${allTools().join(", ")}.`);
  return /^tool\s/m.test(readFileSync(file("go.mod"), "utf8")) ? goTool(name) : goModule(name);
}
