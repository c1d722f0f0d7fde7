// node scripts/checkers.mjs: fetches the independent readers that the tests of the reports ask (tools/checkers,
// tools/junit-schema) on first use, and prints where they are.
import { goModule } from "./lib/go-module.mjs";
import { ToolUnavailable } from "./lib/go-tool.mjs";
import { npmTools } from "./lib/npm-tools.mjs";

try {
  process.stdout.write(`${npmTools("checkers")}\n${goModule("junit-schema")}\n`);
} catch (error) {
  if (!(error instanceof ToolUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
