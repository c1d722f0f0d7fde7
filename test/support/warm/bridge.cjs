// A thread between a test, which waits, and the process that runs command lines for it (host.cjs): the test's own thread
// could not both wait and hear from the process.
"use strict";
const { fork } = require("node:child_process");
const { join } = require("node:path");
const { setTimeout } = require("node:timers");
const { workerData } = require("node:worker_threads");

const { port, answered } = workerData;
const host = fork(join(__dirname, "host.cjs"), { stdio: ["ignore", "ignore", "inherit", "ipc"], serialization: "advanced" });

function answer(run) {
  port.postMessage(run);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}

host.on("message", answer);
host.on("exit", () => answer(undefined));
port.on("message", (request) => host.send(request));
// Without the port and the process nothing keeps the thread.
port.on("close", () => {
  host.disconnect();
  // What a command line left open does not keep it.
  setTimeout(() => host.kill("SIGKILL"), 2000).unref();
});
