// npm test: type check, lint, formatting, jest and, where opa and regal are there, everything about the Rego rules. What was
// left out is said; under CI=true it is a failure.
import { getNothing, ToolUnavailable } from "./lib/tool.mjs";
import { node } from "./test/commands.mjs";
import { jest } from "./test/jest.mjs";
import { generatedFiles, regal, regoCoverage, regoFormat, regoTests } from "./test/rego.mjs";

const ci = process.env.CI === "true";
if (!ci) getNothing();

const tsc = (...args) => node("node_modules/typescript/bin/tsc", ...args);
/** What was found is kept for the next time. */
const kept = (name) => ["--noEmit", "--incremental", "--tsBuildInfoFile", `.cache/${name}.tsbuildinfo`];
const prettier = ["node_modules/prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn"];

const parts = [
  ["eslint", node("node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0")],
  ["type check", tsc("-p", "tsconfig.json", ...kept("types"))],
  ["prettier", node(...prettier, "--cache", "--cache-location", ".cache/prettier")],
  ["type check of the example program", tsc("-p", "examples/pulumi")],
  ["type check of the HTML report's script", tsc("-p", "tsconfig.page.json", ...kept("page-types"))],
  ["Rego formatting", regoFormat],
  ["Rego lint (regal)", regal],
  ["Rego tests", () => regoTests()],
  ["Rego test coverage", regoCoverage],
  ["generated files", generatedFiles],
];

const total = { passed: 0, failed: 0, leftOut: [] };
// Each keeps one processor busy, the longest come first; jest takes both.
const next = parts.values();
const worker = async () => {
  for (const [name, part] of next) await run(name, part);
};
await Promise.all([worker(), worker()]);
await run("jest", () => jest());

if (total.leftOut.length > 0) printLeftOut();
const failed = total.failed + (ci ? total.leftOut.length : 0);
process.stdout.write(`\n${total.passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;

async function run(name, part) {
  const start = performance.now();
  const { passed, failed, detail, leftOut = [] } = await outcome(name, part);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  total.leftOut.push(...leftOut);
  const counts = passed + failed === 1 ? (failed ? "failed" : "passed") : `${passed} passed, ${failed} failed`;
  process.stdout.write(`${name}: ${passed + failed === 0 ? "left out" : counts} (${seconds} s)\n`);
  if (failed > 0 && detail) process.stdout.write(`${detail.replace(/^/gm, "  ")}\n`);
}

async function outcome(name, part) {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof ToolUnavailable)) throw error;
    return { passed: 0, failed: 0, leftOut: [{ what: name, why: error.message }] };
  }
}

/** What was left out, by reason; the same thing several times is counted. */
function printLeftOut() {
  process.stdout.write(`\nLeft out${ci ? ", which is a failure under CI" : ""}:\n`);
  for (const [why, entries] of grouped(total.leftOut, "why")) {
    const things = [...grouped(entries, "what")].map(([what, { length }]) => (length > 1 ? `${what} (${length})` : what));
    process.stdout.write(`  ${things.join(", ")}: ${why}\n`);
  }
}

function grouped(entries, key) {
  const groups = new Map();
  for (const entry of entries) groups.set(entry[key], [...(groups.get(entry[key]) ?? []), entry]);
  return groups;
}
