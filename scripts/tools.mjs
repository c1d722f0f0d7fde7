// node scripts/tools.mjs [NAME…]: gets what is pinned under tools/, all of it or what is named, and prints where it is: Go
// tools are built, packages installed, Go modules fetched. Kept in .cache/tools and Go's own cache.
import { ToolUnavailable } from "./lib/tool.mjs";
import { allTools, tool } from "./lib/tools.mjs";

for (const name of process.argv.length > 2 ? process.argv.slice(2) : allTools()) {
  try {
    process.stdout.write(`${tool(name)}\n`);
  } catch (error) {
    if (!(error instanceof ToolUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
