// node bench/pulumi.mjs [--applications N,N] [--rounds N]: what a policy pack adds to `pulumi preview`, side by side: none,
// an empty compiled one, ours; and the peak memory of the pack's process. The example program, and stacks of many applications. Needs Go (see tools/pulumi).
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { median } from "./measure.mjs";
import { manyApplications } from "./pulumi/many-applications.mjs";

const { findEngine, furnish, root } = createRequire(import.meta.url)("../test/pulumi/engine/setup.cjs");
const { values } = parseArgs({
  options: { applications: { type: "string", default: "300,500" }, rounds: { type: "string", default: "9" } },
});

const engine = findEngine();
const work = mkdtempSync(join(tmpdir(), "aadguard-bench-"));
try {
  if (engine === undefined) throw new Error("the Pulumi CLI is built with Go, which was not found");
  const empty = emptyPack();
  const rounds = Number(values.rounds);
  print("the example program", measure(example(), empty, rounds));
  for (const count of values.applications.split(",").map(Number)) {
    print(`a stack of ${count} applications`, measure(large(count), empty, Math.max(3, Math.ceil(rounds / 3))));
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function project(name, files) {
  const folder = join(work, name);
  mkdirSync(folder);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

function emptyPack() {
  const code = 'const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: [] });\n';
  return project("empty", {
    "PulumiPolicy.yaml": "runtime: nodejs\n",
    "package.json": '{ "version": "1.0.0", "main": "index.js" }',
    "index.js": code,
  });
}

function example() {
  const folder = project("example", {});
  for (const part of ["Pulumi.yaml", "package.json", "examples/pulumi"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  return ready(folder, ["config", "set", "variant", "corrected", "--stack", "dev"]);
}

function large(count) {
  const yaml = "name: large\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";
  const code = manyApplications(count);
  return ready(project(`large-${count}`, { "Pulumi.yaml": yaml, "package.json": '{ "main": "index.js" }', "index.js": code }));
}

/** The folder and the environment of a stack that is ready to be previewed. */
function ready(folder, ...commands) {
  const env = { ...process.env, ...furnish(folder) };
  for (const args of [["stack", "init", "dev"], ...commands]) run(folder, env, args);
  return { folder, env };
}

/** Wall time in milliseconds of each variant, interleaved, after one round to warm up. */
function measure({ folder, env }, empty, rounds) {
  const variants = { "no policy pack": [], "an empty pack": ["--policy-pack", empty], aadguard: ["--policy-pack", root] };
  const times = new Map(Object.keys(variants).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, options] of Object.entries(variants)) {
      const start = performance.now();
      run(folder, env, ["preview", "--stack", "dev", "--non-interactive", "--color", "never", ...options]);
      if (round >= 0) times.get(name).push(performance.now() - start);
    }
  }
  const [, ...packs] = Object.entries(variants);
  return { times, memory: new Map(packs.map(([name, options]) => [name, peakMemory(folder, env, options)])) };
}

/**
 * Peak resident memory of the process that serves the pack, in bytes, of a preview of its own: the engine kills that process, which therefore
 * keeps its own account.
 */
function peakMemory(folder, env, options) {
  const [account, watch] = [join(work, "peak"), join(work, "watch.cjs")];
  writeFileSync(
    watch,
    `if (process.argv[1]?.includes("run-policy-pack")) {
      const { writeFileSync } = require("node:fs");
      setInterval(() => writeFileSync(${JSON.stringify(account)}, String(process.resourceUsage().maxRSS * 1024)), 20).unref();
    }`,
  );
  writeFileSync(account, "");
  const watched = { ...env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${watch}` };
  run(folder, watched, ["preview", "--stack", "dev", "--non-interactive", "--color", "never", ...options]);
  return Number(readFileSync(account, "utf8"));
}

function run(cwd, env, args) {
  const { status, stdout, stderr } = spawnSync(engine, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

function print(title, { times, memory }) {
  const [none, empty, ours] = [...times.values()].map(median);
  console.log(
    `\n${title[0].toUpperCase()}${title.slice(1)}: Node ${process.version}, ${times.get("aadguard").length} rounds, interleaved, wall time\n`,
  );
  console.log("| | median ms | min ms | added ms |\n|---|---|---|---|");
  for (const [name, list] of times)
    console.log(`| ${name} | ${median(list).toFixed(0)} | ${Math.min(...list).toFixed(0)} | ${(median(list) - none).toFixed(0)} |`);
  console.log(
    `\naadguard adds ${(((ours - none) / (empty - none) - 1) * 100).toFixed(0)} % to what an empty pack adds, ${(ours - empty).toFixed(0)} ms.`,
  );
  const peaks = [...memory].map(([name, bytes]) => `${name} ${(bytes / 2 ** 20).toFixed(0)} MiB`);
  console.log(`Peak memory of the pack's process: ${peaks.join(", ")}.`);
}
