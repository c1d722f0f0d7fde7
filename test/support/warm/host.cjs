// One process that runs the built command line many times, each time in another folder: a process's start takes ten times as
// long as a small scan. bridge.cjs starts it, and ends it by closing its channel.
"use strict";
const { join, resolve } = require("node:path");
const { Writable } = require("node:stream");

const root = resolve(__dirname, "..", "..", "..");
const { run } = require(join(root, "dist", "cli", "program.js"));

/** Stands in for a stream that is not a terminal, and keeps what is written. */
function kept() {
  const chunks = [];
  const write = (chunk, _encoding, done) => {
    chunks.push(chunk);
    done();
  };
  return Object.assign(new Writable({ write }), { text: () => Buffer.concat(chunks).toString() });
}

process.on("disconnect", () => process.exit());
process.on("message", async ({ args, cwd }) => {
  const streams = { stdout: kept(), stderr: kept() };
  for (const [name, value] of Object.entries(streams)) Object.defineProperty(process, name, { value, configurable: true });
  try {
    process.chdir(cwd);
    const exit = await run(args);
    process.send({ exit, stdout: streams.stdout.text(), stderr: streams.stderr.text() });
  } catch {
    // How a process ends that fails is what only a process shows.
    process.send(undefined);
  } finally {
    process.chdir(root);
  }
});
