// node scripts/tools.mjs [NAME…]: gets what is pinned under tools/, all of it or what is named, and prints where it is: Go
// tools are built, packages installed, Go modules fetched. Kept in .cache/tools and Go's own cache. --list prints the names.
import { ToolUnavailable } from "./lib/tool.mjs";
import { allTools, tool } from "./lib/tools.mjs";

const names = process.argv.slice(2);
if (names[0] === "--list") process.stdout.write(`${allTools().join("\n")}\n`);
else for (const name of names.length > 0 ? names : allTools()) get(name);

function get(name) {
  try {
    process.stdout.write(`${tool(name)}\n`);
  } catch (error) {
    if (!(error instanceof ToolUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
