import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { now } from "./inputs";
import { aadguard, folderWith, root, type Run } from "./run";

/** Most of its objects are alike; of `varied` none are, so that there is work for threads. */
const varied = Array.from({ length: 1500 }, (_, n) => ({
  id: id("a", n),
  appId: id("b", n),
  displayName: `App ${n}`,
  signInAudience: "AzureADMyOrg",
  identifierUris: [`https://Orders-${n}.contoso.com`],
  requiredResourceAccess: [],
}));
const tenant = folderWith({ "varied/applications.json": JSON.stringify(varied) });
const generated = spawnSync(process.execPath, [join(root, "bench/generate.mjs"), join(tenant.path, "export"), "2200", "7"], {
  encoding: "utf8",
});
// What is not a plain small file is read the ordinary way, whatever the number of threads.
const odd = { id: "5d1e8f0a-6f0c-4b1c-9a56-0f2f5f9f3a01", appId: "5d1e8f0a-6f0c-4b1c-9a56-0f2f5f9f3a02", displayName: "受注" };
for (const [name, content] of [
  ["broken.json", '{"appId": '],
  ["large.json", JSON.stringify({ ...odd, requiredResourceAccess: [], info: "x".repeat(600_000) })],
  ["utf16.json", Buffer.from(`\ufeff${JSON.stringify({ ...odd, web: { redirectUris: [] } })}`, "utf16le")],
] as const)
  writeFileSync(join(tenant.path, "export", name), content);
afterAll(tenant.remove);

function id(kind: string, n: number): string {
  return `${kind}0000000-9a56-4f2f-8f9f-${String(n).padStart(12, "0")}`;
}

/** What one thread says. */
let alone: Run;
let variedAlone: Run;
beforeAll(() => {
  alone = scan("1");
  variedAlone = scan("1", undefined, "varied");
});

const scan = (jobs: string, preload?: string, folder = "export") =>
  aadguard(["scan", folder, "--format", "json", "--now", now, "--jobs", jobs], {
    cwd: tenant.path,
    env: preload === undefined ? {} : { NODE_OPTIONS: `--require ${preload}` },
  });

test("the output is the same, byte by byte, whatever the number of threads", () => {
  expect(generated.status).toBe(0);
  const [two, four] = ["2", "4"].map((jobs) => scan(jobs));
  const { summary } = JSON.parse(alone.stdout);
  expect(summary.applications + summary.servicePrincipals).toBeGreaterThan(4000);
  expect(summary.errors).toBeGreaterThan(50);
  expect(alone.exit).toBe(1);
  // Compared as a truth value: a difference of megabytes says nothing.
  expect([two?.stdout === alone.stdout, four?.stdout === alone.stdout]).toEqual([true, true]);
});

test("so it is where no two objects are alike, and threads have work to do", () => {
  const [two, four] = ["2", "4"].map((jobs) => scan(jobs, undefined, "varied"));
  expect(JSON.parse(variedAlone.stdout).findings.length).toBeGreaterThan(1000);
  expect([two?.stdout === variedAlone.stdout, four?.stdout === variedAlone.stdout]).toEqual([true, true]);
});

test("what the thread that opens files does not bring is read all the same", () => {
  for (const [name, inWorker] of [
    ["never-reads", "if (require('node:worker_threads').workerData.folder) process.exit(7);"],
    [
      "reads-nothing",
      "if (require('node:worker_threads').workerData.paths) require('node:fs').openSync = () => { throw new Error('gone'); };",
    ],
  ] as const) {
    const { exit, stdout } = scan("2", preload(name, inWorker));
    expect([exit, stdout === alone.stdout]).toEqual([1, true]);
  }
  expect(JSON.parse(alone.stdout).diagnostics).toContainEqual(expect.objectContaining({ kind: "unreadable", path: "export/broken.json" }));
});

/** A file that Node loads first, on the main thread and in each worker. */
function preload(name: string, inWorker: string, inMain = ""): string {
  const path = join(tenant.path, `${name}.cjs`);
  writeFileSync(
    path,
    `const { isMainThread, parentPort } = require("node:worker_threads");\nif (!isMainThread) { ${inWorker} } else { ${inMain} }\n`,
  );
  return path;
}

describe("a thread that fails never makes a run look clean", () => {
  const run = (name: string, inWorker: string): Run => scan("2", preload(name.replaceAll(" ", "-"), inWorker, hesitates), "varied");
  // So that the other thread is first to claim some of the work.
  const hesitates = `const { compareExchange } = Atomics;
    Atomics.compareExchange = (...claim) => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400); return compareExchange(...claim); };`;

  test.each([
    ["throws as it starts", "throw new Error('no memory');"],
    ["ends as it starts", "process.exit(7);"],
    ["cannot read the rules", "require('node:fs').readFileSync = () => { throw new Error('gone'); };"],
  ])("one that %s has taken nothing, and the other does it all", (name, inWorker) => {
    const { exit, stdout } = run(name, inWorker);
    expect([exit, stdout === variedAlone.stdout]).toEqual([variedAlone.exit, true]);
  });

  test.each([
    ["ends instead of answering", "parentPort.postMessage = () => process.exit(0);"],
    ["fails instead of answering", "parentPort.postMessage = () => { throw new Error('gone'); };"],
  ])("%s", (name, inWorker) => {
    const { exit, stdout, stderr } = run(name, inWorker);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^aadguard: internal error \(.*\)\. .*Nothing was judged\.\n$/);
  });
});

test.each(["0", "-1", "2.5", "many", "65", ""])("--jobs %j is refused", (jobs) => {
  const { exit, stdout, stderr } = aadguard(["scan", `--jobs=${jobs}`], { cwd: tenant.path });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toBe(`aadguard: "${jobs}" is not a valid value of --jobs: it takes a whole number from 1 to 64.\n`);
});
