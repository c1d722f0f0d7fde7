import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { now } from "./inputs";
import { aadguard, folderWith, root } from "./run";

/** Enough subjects for the engine to start threads. */
const tenant = folderWith({});
const generated = spawnSync(process.execPath, [join(root, "bench/generate.mjs"), join(tenant.path, "export"), "2200", "7"], {
  encoding: "utf8",
});
afterAll(tenant.remove);

const scan = (jobs: string, preload?: string) =>
  aadguard(["scan", "export", "--format", "json", "--now", now, "--jobs", jobs], {
    cwd: tenant.path,
    env: preload === undefined ? {} : { NODE_OPTIONS: `--require ${preload}` },
  });

test("the output is the same, byte by byte, whatever the number of threads", () => {
  expect(generated.status).toBe(0);
  const [alone, two, four] = ["1", "2", "4"].map((jobs) => scan(jobs));
  const { summary } = JSON.parse(alone?.stdout ?? "");
  expect(summary.applications + summary.servicePrincipals).toBeGreaterThan(4000);
  expect(summary.errors).toBeGreaterThan(50);
  expect(alone?.exit).toBe(1);
  // Compared as a truth value: a difference of megabytes says nothing.
  expect([two?.stdout === alone?.stdout, four?.stdout === alone?.stdout]).toEqual([true, true]);
});

/** A file that Node loads first, on the main thread and in each worker. */
function preload(name: string, inWorker: string): string {
  const path = join(tenant.path, `${name}.cjs`);
  writeFileSync(path, `const { isMainThread, parentPort } = require("node:worker_threads");\nif (!isMainThread) { ${inWorker} }\n`);
  return path;
}

describe("a thread that fails never makes a run look clean", () => {
  test.each([
    ["throws as it starts", "throw new Error('no memory');"],
    ["ends as it starts", "process.exit(7);"],
    ["cannot read the rules", "require('node:fs').readFileSync = () => { throw new Error('gone'); };"],
    ["ends instead of answering", "parentPort.postMessage = () => process.exit(0);"],
    ["fails instead of answering", "parentPort.postMessage = () => { throw new Error('gone'); };"],
  ])("%s", (name, inWorker) => {
    const { exit, stdout, stderr } = scan("2", preload(name.replaceAll(" ", "-"), inWorker));
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^aadguard: internal error \(.*\)\. .*Nothing was judged\.\n$/);
  });
});

test.each(["0", "-1", "2.5", "many", "65", ""])("--jobs %j is refused", (jobs) => {
  const { exit, stdout, stderr } = aadguard(["scan", `--jobs=${jobs}`], { cwd: tenant.path });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toBe(`aadguard: "${jobs}" is no value of --jobs: it takes a whole number from 1 to 64.\n`);
});
