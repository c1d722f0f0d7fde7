import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { groupNeeding } from "../support/needs";

export const root = resolve(__dirname, "../..");

/** Runs one of the repository's scripts; exit code 2 says that Go is missing. */
export function script(name: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, "scripts", name), ...args], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 });
}

const hasTofu = script("tools.mjs", "tofu", "azuread-stand-in").status === 0;

/** Groups of tests that need OpenTofu (tools/tofu) and the stand-in for its provider. */
export const describeWithTofu = groupNeeding("OpenTofu: `npm run tools`, with Go", hasTofu);
