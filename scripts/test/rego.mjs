import { goTool } from "../lib/go-tool.mjs";
import { check, output, passed } from "./commands.mjs";

// The examples themselves are inputs for the command line; the tests ask for what the rules see of them.
const load = ["policies", "--ignore", "*.json", "policies/examples.json"];

/** The Rego tests, counted one by one: all, or those of one rule. */
export async function regoTests(rule) {
  const some = rule ? ["--run", String.raw`^data\.aadguard\.rules\.${rule.group}[.["]+${rule.id}_test\b`] : [];
  const { stdout, stderr } = await opa("test", ...load, ...some, "--format", "json");
  const results = parse(stdout);
  if (!Array.isArray(results) || results.length === 0)
    return { passed: 0, failed: 1, detail: stderr || stdout || "opa test found no tests." };
  const name = ({ package: path, name: test, location }) => `${location.file}:${location.row} ${path.replace(/^data\./, "")} ${test}`;
  const wrong = results.filter(({ fail, error }) => fail || error);
  const skipped = results.filter(({ skip }) => skip);
  return {
    passed: results.length - wrong.length - skipped.length,
    failed: wrong.length,
    detail: wrong.map(name).join("\n"),
    leftOut: skipped.map((test) => ({ what: name(test), why: "Rego tests marked todo" })),
  };
}

/** Every expression of every rule and helper is reached by a Rego test. */
export async function regoCoverage() {
  const { stdout, stderr } = await opa("test", ...load, "--coverage", "--format", "json");
  const files = parse(stdout)?.files;
  if (files === undefined) return { passed: 0, failed: 1, detail: stderr || stdout };
  const missed = Object.entries(files)
    .filter(([path, { not_covered: ranges }]) => ranges?.length > 0 && !path.endsWith("_test.rego") && path !== "policies/main.rego")
    .map(
      ([path, { not_covered: ranges }]) => `${path}: lines ${[...new Set(ranges.map(({ start }) => start.row))].join(", ")} not covered`,
    );
  return missed.length === 0 ? passed : { passed: 0, failed: 1, detail: missed.join("\n") };
}

export const regoFormat = () => check(goTool("opa"), ["fmt", "--diff", "--fail", "policies"]);
export const regal = () => check(goTool("regal"), ["lint", "policies"]);

/** The bundle, the catalogue and the pages are those of the committed rules. */
export async function generatedFiles() {
  goTool("opa");
  return check(process.execPath, ["scripts/generate.mjs", "--check"]);
}

function opa(...args) {
  return output(goTool("opa"), args);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
