// node scripts/lib/code-cache.cjs: keeps what V8 makes of the bundled program in dist/bundle, with the functions that common commands use.
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const v8 = require("node:v8");

const root = resolve(__dirname, "..", "..");
const { bundle, codeCache, loadBundle, markLength } = require(join(root, "dist", "cli", "load-program.js"));

const commands = [
  ["scan", "examples/export", "--now", "2026-01-01T00:00:00Z"],
  ["explain", "AADSTS50000"],
  ["rules"],
  ["--help"],
  ["completion", "bash"],
];

// V8 refuses what was made under other flags than those it starts with.
v8.setFlagsFromString = () => {};

async function main() {
  const { program, script } = loadBundle();
  process.chdir(root);
  for (const command of commands) await program.run(command);
  const mark = readFileSync(bundle, "latin1").slice(0, markLength);
  writeFileSync(codeCache, Buffer.concat([Buffer.from(mark, "latin1"), script.createCachedData()]));
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
