// node scripts/go-tool.mjs NAME: prints the path of a tool pinned under tools/, building it on first use.
import { goTool, ToolUnavailable } from "./lib/go-tool.mjs";

try {
  process.stdout.write(`${goTool(process.argv[2] ?? "opa")}\n`);
} catch (error) {
  if (!(error instanceof ToolUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
