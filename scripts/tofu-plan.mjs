// node scripts/tofu-plan.mjs FOLDER [--spelling 1|2|3] [--state FILE] [--apply] [-- OPTIONS…]: plans a configuration with the
// pinned engine and the stand-in provider, and prints the plan as JSON; with --apply {"plan", "state", "stateFile"}.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ToolUnavailable } from "./lib/tool.mjs";
import { runTofu } from "./lib/tofu-run.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { spelling: { type: "string", default: "3" }, state: { type: "string" }, apply: { type: "boolean", default: false } },
});
const [folder = ".", ...planOptions] = positionals;
try {
  const state = values.state === undefined ? undefined : readFileSync(values.state, "utf8");
  const made = runTofu(folder, { spelling: values.spelling, state, apply: values.apply, planOptions });
  process.stdout.write(values.apply ? JSON.stringify(made) : made.plan);
} catch (error) {
  if (!(error instanceof ToolUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
