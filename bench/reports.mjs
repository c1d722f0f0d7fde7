// node bench/reports.mjs [--applications N] [--rounds N] [--seed N]: what the reports for platforms cost beside the scan
// that writes JSON only. The goal: all of them together at most half of it, the HTML report at most as much again.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { interleaved, median } from "./measure.mjs";
import { scanOf, storedTenant } from "./stored-tenant.mjs";

const goal = 0.5;
const platforms = ["sarif", "junit", "gitlab", "github", "markdown"];

const { values } = parseArgs({
  options: {
    applications: { type: "string", default: "10000" },
    rounds: { type: "string", default: "7" },
    seed: { type: "string", default: "1" },
  },
});

const { folder, totals } = storedTenant(Number(values.applications), Number(values.seed));
const out = mkdtempSync(join(tmpdir(), "aadguard-reports-"));
const toFile = (format) => `${format}=${join(out, format)}`;
const alone = { name: "json alone", args: scanOf(folder, toFile("json")), exit: [1] };
const together = { name: "json and all of them", args: scanOf(folder, ...["json", ...platforms].map(toFile)), exit: [1] };
const each = [...platforms, "html"].map((format) => ({
  name: `json and ${format}`,
  args: scanOf(folder, toFile("json"), toFile(format)),
  exit: [1],
}));
try {
  print(interleaved([alone, together, ...each], Number(values.rounds)));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true });
}

function print(times) {
  const { applications, faults } = totals;
  console.log(`${applications} applications (${faults.length} faulty); Node ${process.version}, ${values.rounds} rounds, interleaved\n`);
  console.log("| | median ms | beside json alone |\n|---|---|---|");
  const base = median(times.get(alone.name));
  const cost = (name) => median(times.get(name)) / base - 1;
  for (const [name, list] of times) console.log(`| ${name} | ${median(list).toFixed(0)} | ${cost(name).toFixed(2)} |`);
  const sizes = ["json", ...platforms, "html"].map((format) => `${format} ${(statSync(join(out, format)).size / 1e6).toFixed(2)} MB`);
  console.log(`\n${sizes.join(", ")}`);
  for (const [what, share] of [
    ["The platforms' reports together", cost(together.name)],
    ["HTML", cost("json and html")],
  ]) {
    console.log(`${what}: ${share.toFixed(2)} of the scan (goal: ${goal}), ${share <= goal ? "met" : "missed"}`);
    if (share > goal) process.exitCode = 1;
  }
}
