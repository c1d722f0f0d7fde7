import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findGo } from "./go-tool.mjs";
import { root } from "./root.mjs";
import { mayGet, ToolUnavailable } from "./tool.mjs";

/** The providers that the one program stands in for: each under its name. */
export const standIns = ["azuread", "random", "msgraph", "azapi"];

const source = join(root, "test", "terraform", "stand-in");

/**
 * The folder with the stand-ins for the providers, built on first use into `.cache/tools`; its name
 * carries a hash of the sources.
 * @throws {ToolUnavailable} without Go, when the build fails, or where nothing is got
 */
export function standInProviders() {
  const hash = createHash("sha256");
  for (const name of readdirSync(source).sort()) hash.update(name).update(readFileSync(join(source, name)));
  const folder = join(root, ".cache", "tools", `azuread-stand-in-${hash.digest("hex").slice(0, 16)}`);
  if (!existsSync(folder)) build(folder);
  return folder;
}

function build(folder) {
  const go = findGo();
  if (go === undefined) {
    throw new ToolUnavailable("The stand-in for the azuread provider is a Go program, and Go was not found (https://go.dev/dl/).");
  }
  if (!mayGet()) throw new ToolUnavailable("The stand-in for the azuread provider was not built yet: `npm run tools`, which needs Go.");
  process.stderr.write("Building the stand-in for the azuread provider (once; kept in .cache/tools) …\n");
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const [azuread, ...others] = standIns.map((name) => join(partial, `terraform-provider-${name}`));
  const { status } = spawnSync(go, ["build", "-o", azuread, "."], {
    cwd: source,
    env: { ...process.env, GOWORK: "off" },
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
  });
  if (status !== 0) {
    rmSync(partial, { recursive: true });
    throw new ToolUnavailable("The stand-in for the azuread provider could not be built; Go's messages are above.");
  }
  for (const other of others) copyFileSync(azuread, other);
  // Another process may have built the same.
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
}
