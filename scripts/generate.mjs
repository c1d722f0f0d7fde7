// npm run generate: writes what is derived from the rules' METADATA and Rego. With --check it only compares, and fails
// when a committed file differs.
import { formatLists } from "./generate/format-lists.mjs";
import { Problem } from "./generate/problem.mjs";
import { missingFiles, ruleFolders } from "./generate/rule-folders.mjs";
import { differs, write } from "./generate/written.mjs";
import { ToolUnavailable } from "./lib/tool.mjs";

const checkOnly = process.argv.includes("--check");

try {
  await generate();
} catch (error) {
  if (!(error instanceof Problem || error instanceof ToolUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof ToolUnavailable ? 2 : 1;
}

async function writeFormatLists() {
  for (const [path, list] of await formatLists()) {
    if (!differs(path, list)) continue;
    write(path, list);
    process.stdout.write(`written: ${path}\n`);
  }
}

async function generate() {
  // First of all: what follows starts the built program, which needs them.
  if (!checkOnly) await writeFormatLists();
  const { outputs } = await import("./generate/outputs.mjs");
  const all = await outputs();
  const changed = [...all].filter(([path, content]) => differs(path, content));
  if (!checkOnly) changed.forEach(([path, content]) => write(path, content));
  const missing = ruleFolders().flatMap(missingFiles);

  for (const [path] of changed) process.stdout.write(`${checkOnly ? "differs" : "written"}: ${path}\n`);
  for (const path of missing) process.stderr.write(`missing: ${path}\n`);
  process.stdout.write(
    `${ruleFolders().length} rules, ${all.size} generated files, ${changed.length} ${checkOnly ? "differ" : "written"}.\n`,
  );
  if (checkOnly && changed.length > 0) process.stderr.write("Run `npm run generate` and commit the result.\n");
  if (missing.length > 0 || (checkOnly && changed.length > 0)) process.exitCode = 1;
}
