import { spawnSync } from "node:child_process";
import { goTool } from "./go-tool.mjs";
import { ToolUnavailable } from "./tool.mjs";

/** Runs a pinned tool with this process's arguments, streams and exit code. */
export function passThrough(name) {
  try {
    const { status, error } = spawnSync(goTool(name), process.argv.slice(2), { stdio: "inherit" });
    if (error) throw error;
    process.exitCode = status ?? 2;
  } catch (error) {
    if (!(error instanceof ToolUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
