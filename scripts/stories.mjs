// node scripts/stories.mjs: writes the real output of each story's command into its README. With --check it only compares.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, isStale } from "./lib/build.mjs";
import { root } from "./lib/root.mjs";

const stories = join(root, "examples", "stories");
const command = /```sh\nnpx aadguard (.*)\n```/;
const output = /```text\n([\s\S]*?)```/;

if (isStale()) build();
const changed = readdirSync(stories, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .filter(({ name }) => rewrite(join(stories, name, "README.md")));
for (const { name } of changed) process.stdout.write(`${process.argv.includes("--check") ? "differs" : "written"}: ${name}\n`);
if (process.argv.includes("--check") && changed.length > 0) process.exitCode = 1;

function rewrite(path) {
  const page = readFileSync(path, "utf8");
  const now = page.replace(output, () => `\`\`\`text\n${outputOf(command.exec(page)[1])}\`\`\``);
  if (now !== page && !process.argv.includes("--check")) writeFileSync(path, now);
  return now !== page;
}

/** Through a shell, as a reader types it. */
function outputOf(args) {
  const program = `'${process.execPath}' '${join(root, "dist", "cli", "main.js")}'`;
  const { stdout, stderr } = spawnSync("sh", ["-c", `${program} ${args}`], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (stderr) throw new Error(stderr);
  return stdout;
}
