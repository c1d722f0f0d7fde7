import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../scripts/lib/root.mjs";
import { storedTenants } from "./stored-tenant.mjs";

const program = join(root, "dist", "cli", "main.js");
const preload = fileURLToPath(new URL("usage.cjs", import.meta.url));
const now = ["--now", "2026-01-01T00:00:00Z"];
/** A provider's tenants. */
const applicationsOfTenant = 500;
const shards = 16;

/**
 * Proves that shards as processes, last one first, give the document of one run byte for byte, and that a lost, a repeated and a foreign
 * shard are errors that name it; and measures what each step costs. At most as many processes at once as there are processors.
 * @returns {Promise<string>} a table in Markdown
 * @throws Error where the proof fails
 */
export async function sharded({ applications, seed }) {
  const tenants = Math.max(1, Math.round(applications / applicationsOfTenant));
  const { folder: input, totals } = storedTenants(tenants, applicationsOfTenant, seed);
  const work = join(root, ".cache", "bench", "sharded");
  rmSync(work, { recursive: true, force: true });
  for (const name of ["facts", "shards"]) mkdirSync(join(work, name), { recursive: true });
  const fileOf = (number) => join(work, "shards", `${number}.json`);
  const scan = ["scan", input, ...now];

  const steps = [
    ["one run", [[...scan, "--format", `json=${join(work, "whole.json")}`]]],
    ["`facts`", eachShard((share, number) => ["facts", input, "--shard", share, "--out", join(work, "facts", `${number}.ndjson`)])],
    [
      "`scan --facts`",
      eachShard((share, number) => [...scan, "--facts", join(work, "facts"), "--shard", share, "--format", `json=${fileOf(number)}`]),
    ],
    ["`merge`", [["merge", join(work, "shards"), "--format", `json=${join(work, "merged.json")}`]]],
  ];
  const lines = [];
  for (const [name, commands] of steps) lines.push(lineOf(name, await allOf(commands, work)));
  if (!readFileSync(join(work, "whole.json")).equals(readFileSync(join(work, "merged.json"))))
    throw new Error(`the merged document (${work}) is not that of one run`);
  const files = Array.from({ length: shards }, (_, index) => fileOf(index + 1));
  await refused(["merge", ...files.slice(0, 6), ...files.slice(7)], `shard 7 of ${shards} is missing`, work);
  await refused(["merge", ...files, fileOf(3)], `shard 3 of ${shards} is there twice`, work);
  const other = join(work, "other.json");
  const otherRules = [...scan, "--rule", "symmetric-signing-key"];
  await allOf([[...otherRules, "--facts", join(work, "facts"), "--shard", `7/${shards}`, "--format", `json=${other}`]], work);
  await refused(["merge", ...files.slice(0, 6), other, ...files.slice(7)], "are of different runs", work);
  return [
    `\`npm run bench -- sharded\`: ${tenants * applicationsOfTenant} applications in ${tenants} tenants, ${totals.files} files; ${shards} shards as processes, last one first, ` +
      `${availableParallelism()} at once. The merged document is that of one run, byte for byte; a lost, a repeated and a foreign shard are refused by name. ${new Date().toISOString().slice(0, 10)}.`,
    "",
    "| | by the clock | processor time, all processes | most memory of one |",
    "| --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

function eachShard(commandOf) {
  return Array.from({ length: shards }, (_, index) => commandOf(`${shards - index}/${shards}`, shards - index));
}

/** Ends well with 0, or with 1 for findings. */
async function allOf(commands, work) {
  const open = [...commands.entries()];
  const done = [];
  const start = performance.now();
  const worker = async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const [index, args] = next;
      const ended = await run(args, join(work, `usage-${index}.json`));
      if (ended.status > 1) throw new Error(`aadguard ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
      done.push(ended.usage);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), commands.length) }, worker));
  return { wall: performance.now() - start, done };
}

async function refused(args, words, work) {
  const { status, stderr } = await run(args, join(work, "usage-refused.json"));
  if (status !== 2 || !stderr.includes(words)) throw new Error(`merge should say "${words}"; it ended with ${status}: ${stderr}`);
}

function run(args, account) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, AADGUARD_USAGE: account };
    // By default Node takes some 4 GB, which 200,000 applications may need.
    const child = spawn(process.execPath, ["--max-old-space-size=8000", "--require", preload, program, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      env,
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stderr, usage: JSON.parse(readFileSync(account, "utf8")) }));
  });
}

function lineOf(name, { wall, done }) {
  const processor = done.reduce((sum, { user, system }) => sum + user + system, 0) / 1000;
  const memory = Math.max(...done.map((usage) => usage.memory));
  const what = done.length > 1 ? `${name}, ${done.length} processes` : name;
  return `| ${what} | ${(wall / 1000).toFixed(1)} s | ${processor.toFixed(1)} s | ${memory.toFixed(0)} MB |`;
}
