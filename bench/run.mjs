// npm run bench -- [--applications N] [--rounds N] [--seed N]: the scan of a generated tenant beside the floor.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/root.mjs";
import { interleaved, median } from "./measure.mjs";
import { scanOf, storedTenant } from "./stored-tenant.mjs";

const { values } = parseArgs({
  options: {
    applications: { type: "string", default: "10000" },
    rounds: { type: "string", default: "7" },
    seed: { type: "string", default: "1" },
  },
});

const { folder, totals } = storedTenant(Number(values.applications), Number(values.seed));
const commands = [
  { name: "floor: read and parse", args: [join(root, "bench", "floor.mjs"), folder], exit: [0] },
  { name: "scan --format json", args: scanOf(folder, "json"), exit: [1] },
  { name: "scan --format pretty", args: scanOf(folder, "pretty"), exit: [1] },
];
try {
  print(interleaved(commands, Number(values.rounds)));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function print(times) {
  const { applications, servicePrincipals, grants, faults, files, bytes } = totals;
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `${applications} applications (${faults.length} faulty), ${servicePrincipals} service principals, ${grants} grants: ${files} files, ${size}`,
  );
  console.log(`Node ${process.version}, ${values.rounds} rounds, interleaved; wall time of whole processes\n`);
  console.log("| | median ms | min ms | µs a file | ratio |\n|---|---|---|---|---|");
  const [floor] = [...times.values()].map(median);
  for (const [name, list] of times) {
    const middle = median(list);
    const cells = [middle.toFixed(0), Math.min(...list).toFixed(0), ((middle * 1000) / files).toFixed(1), (middle / floor).toFixed(2)];
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}
