import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");

/** Runs one of the repository's scripts; exit code 2 says that Go is missing. */
export function script(name: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, "scripts", name), ...args], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 });
}

const hasTofu = script("go-tool.mjs", "tofu").status === 0;

/** A group of tests that need OpenTofu (tools/tofu): skipped without Go, which `npm test` says. */
export const describeWithTofu = hasTofu ? describe : describe.skip;
