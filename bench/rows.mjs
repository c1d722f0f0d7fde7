import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/lib/root.mjs";
import { doubledProgram } from "./doubled.mjs";
import { growth } from "./growth.mjs";
import { ownRuleCommands, peerCommands } from "./peers.mjs";
import { sharded } from "./sharded.mjs";
import { scanOf, storedFile, storedPlan, storedTenant } from "./stored-tenant.mjs";

const node = (...args) => ({ args, exit: [0] });
const floorOf = (path) => ({ name: "floor: read and parse", ...node(join(root, "bench", "floor.mjs"), path) });
const scan = (path, name = "scan", ...more) => ({ name, args: [...scanOf(path, "json"), ...more], exit: [0, 1] });

function tenant(profile) {
  return ({ applications, seed }) => {
    const { folder, totals } = storedTenant(applications, seed, profile);
    return { totals, commands: [floorOf(folder), scan(folder), scan(folder, "scan, one thread", "--jobs", "1")] };
  };
}

/** The floor of NDJSON for both: an array of a gigabyte fits no string. */
function file(form) {
  return ({ applications, seed }) => {
    const { path, totals } = storedFile(applications, seed, form);
    const lines = form === "ndjson" ? path : storedFile(applications, seed, "ndjson").path;
    return { totals, commands: [floorOf(lines), scan(path), scan(path, "scan, one thread", "--jobs", "1")] };
  };
}

/** The first command is what the others are compared with; a row with a `table` measures and prints as suits it. */
export const rows = {
  tenant: { title: "A tenant, one object in ten faulty", applications: 10_000, rounds: 7, make: tenant("tenth") },
  messy: { title: "A messy tenant, one finding an application", applications: 10_000, rounds: 7, make: tenant("messy") },
  "tenant-100k": { title: "A large tenant, one object in ten faulty", applications: 100_000, rounds: 3, make: tenant("tenth") },
  "messy-100k": { title: "A large messy tenant", applications: 100_000, rounds: 3, make: tenant("messy") },
  array: { title: "One JSON array", applications: 300_000, rounds: 3, make: file("array") },
  ndjson: { title: "One NDJSON file", applications: 300_000, rounds: 3, make: file("ndjson") },
  terraform: { title: "A Terraform plan beside the same as an export", applications: 2000, rounds: 7, make: plan },
  start: { title: "One manifest, and commands that read nothing", applications: 1, rounds: 15, make: start },
  doubled: { title: "Each rule compiled in twice, under two names", applications: 10_000, rounds: 5, make: doubled },
  growth: { title: "Growth", applications: 300_000, rounds: 1, table: growth },
  sharded: { title: "Past one machine", applications: 200_000, rounds: 1, table: sharded },
  pulumi: { title: "`pulumi preview` with the policy pack", applications: 500, rounds: 9, table: pulumi },
  rules: { title: "Beside opa and conftest, with all of aadguard's rules", applications: 10_000, rounds: 3, make: ownRules },
  conftest: {
    title: "Beside conftest and opa, with four rules on raw manifests",
    applications: 10_000,
    rounds: 3,
    make: peers("conftest", "opa"),
  },
  checkov: { title: "Beside checkov, with equivalent rules", applications: 1_000, rounds: 3, make: peers("checkov") },
};

function plan({ applications, seed }) {
  const { folder, totals } = storedTenant(applications, seed);
  return { totals, commands: [scan(folder, "scan of the export"), scan(storedPlan(applications, seed).path, "scan of the plan")] };
}

function start({ seed }) {
  const { path } = storedFile(1, seed, "ndjson");
  const cli = (name, ...args) => ({ name, args: [join(root, "dist", "cli", "main.js"), ...args], exit: [0] });
  return {
    totals: { applications: 1, files: 1, bytes: 0 },
    commands: [
      { name: "node -e 0", ...node("-e", "0") },
      { ...scan(path, "scan of one manifest"), args: scanOf(path, "pretty") },
      cli("explain AADSTS50000", "explain", "AADSTS50000"),
      cli("--help", "--help"),
      cli("completion bash", "completion", "bash"),
    ],
  };
}

/** A twin finds what its rule finds, so that the document has each finding twice. */
function doubled({ applications, seed }) {
  const { folder, totals } = storedTenant(applications, seed);
  const [, ...words] = scanOf(folder, "json");
  return { totals, commands: [scan(folder), { name: "scan, rules doubled", args: [doubledProgram(), ...words], exit: [0, 1] }] };
}

function pulumi({ applications, rounds }) {
  const args = [join(root, "bench", "pulumi.mjs"), "--applications", String(applications), "--rounds", String(rounds)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return `\`npm run bench -- pulumi\`, ${new Date().toISOString().slice(0, 10)}.\n${stdout.trimEnd()}`;
}

/** Each peer is given the subjects as files: reading the tenant, linking and projecting is what aadguard alone does. */
function ownRules({ applications, seed }) {
  const { folder, totals } = storedTenant(applications, seed);
  return { totals, commands: [scan(folder), ...ownRuleCommands(folder), floorOf(folder)] };
}

function peers(...names) {
  return ({ applications, seed }) => {
    const { folder, totals } = storedTenant(applications, seed);
    const { commands, rules } = peerCommands(names, folder);
    const config = join(root, ".cache", "bench", "peers.yaml");
    writeFileSync(config, "");
    const same = scan(folder, "scan, these rules", "--config", config, ...rules.flatMap((rule) => ["--rule", rule]));
    return { totals, commands: [same, scan(folder, "scan, all rules"), ...commands, floorOf(folder)] };
  };
}
