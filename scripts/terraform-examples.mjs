// node scripts/terraform-examples.mjs: plans and applies the configurations of examples/terraform with the real engine and
// the stand-in provider, and writes the JSON beside each. With --check it only compares. Exit code 2: no Go here.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./lib/root.mjs";
import { runTofu } from "./lib/tofu-run.mjs";
import { ToolUnavailable } from "./lib/tool.mjs";

const examples = join(root, "examples", "terraform");
const configurations = [
  ["faulty", "3"],
  ["corrected", "3"],
  ["azuread-2/faulty", "2"],
  ["azuread-2/corrected", "2"],
  ["azuread-1/faulty", "1"],
  ["azuread-1/corrected", "1"],
];

/** What differs from run to run. */
const passing = { timestamp: "2026-11-23T00:00:00Z", lineage: "b5f6e1a2-3c4d-4e5f-8a9b-0c1d2e3f4a5b" };

try {
  const changed = configurations.flatMap(([name, spelling]) => write(join(examples, name), spelling));
  const isCheck = process.argv.includes("--check");
  for (const file of changed) process.stdout.write(`${isCheck ? "differs" : "written"}: ${relative(root, file)}\n`);
  if (isCheck && changed.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ToolUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** The files that were, or are to be, written anew. */
function write(folder, spelling) {
  const { plan, state, stateFile } = runTofu(folder, { spelling, apply: true });
  const texts = { "plan.json": settled(plan), "state.json": settled(state), "terraform.tfstate": settled(stateFile) };
  return Object.entries(texts).flatMap(([name, text]) => {
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file, "utf8") === text) return [];
    if (!process.argv.includes("--check")) writeFileSync(file, text);
    return [file];
  });
}

/** Indented, so that findings have lines of their own. */
function settled(text) {
  const document = JSON.parse(text);
  for (const [name, value] of Object.entries(passing)) if (name in document) document[name] = value;
  // In no order of its own.
  document.relevant_attributes?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return `${JSON.stringify(document, null, 2)}\n`;
}
