// node bench/short.mjs [--record]: whether a scan still takes about as many times the floor as bench/recorded.json says. User processor
// time of all threads, the median of rounds in turn, which other work on the machine disturbs least; one more try before it fails.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/root.mjs";
import { median, usages } from "./measure.mjs";
import { rows } from "./rows.mjs";

/** A larger loss fails. */
const allowed = 0.25;
const applications = 1000;
const rounds = 5;
const path = join(root, "bench", "recorded.json");
const { values } = parseArgs({ options: { record: { type: "boolean", default: false } } });

const recorded = values.record ? {} : JSON.parse(readFileSync(path, "utf8"));
let failed = 0;
for (const name of ["tenant", "messy", "start"]) {
  for (const [command, ratio] of Object.entries(ratiosOf(name))) check(name, command, ratio);
}
if (values.record) writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
else process.stdout.write(`${Object.values(recorded).flatMap(Object.keys).length - failed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;

function check(name, command, first) {
  if (values.record) {
    (recorded[name] ??= {})[command] = Number(first.toFixed(2));
    return;
  }
  const before = recorded[name]?.[command];
  const isLoss = (ratio) => before === undefined || ratio > before * (1 + allowed);
  const ratio = isLoss(first) && before !== undefined ? Math.min(first, ratiosOf(name)[command]) : first;
  const lost = isLoss(ratio);
  if (lost) failed += 1;
  process.stdout.write(`${lost ? "✗" : "✓"} ${name}, ${command}: ${ratio.toFixed(2)} (recorded: ${before ?? "none"})\n`);
}

/** For each command how many times the first one's processor time it takes. */
function ratiosOf(name) {
  const { commands } = rows[name].make({ applications, seed: 1 });
  const [[, base], ...others] = [...usages(commands, rounds)].map(([command, list]) => [command, median(list.map(({ user }) => user))]);
  return Object.fromEntries(others.map(([command, user]) => [command, user / base]));
}
