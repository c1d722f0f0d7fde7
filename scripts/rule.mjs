// npm run rule -- RULE-ID: what a change to one rule needs, in seconds. Writes what is generated for it, as `npm run
// generate` does for all; then asks its Rego tests, its examples in every dialect through the command line, and its page.
import { closest, distance } from "fastest-levenshtein";
import { outputs } from "./generate/outputs.mjs";
import { Problem } from "./generate/problem.mjs";
import { missingFiles, ruleFolders } from "./generate/rule-folders.mjs";
import { differs, write } from "./generate/written.mjs";
import { ToolUnavailable } from "./lib/tool.mjs";
import { jest } from "./test/jest.mjs";
import { pageProblems } from "./test/rule-page.mjs";
import { regoTests } from "./test/rego.mjs";

const total = { passed: 0, failed: 0 };
const rule = namedRule(process.argv.slice(2));
if (rule === undefined) process.exitCode = 2;
else {
  for (const path of missingFiles(rule)) report("files", [`${path} is missing`]);
  if (await part("generated", () => generate(rule))) {
    await Promise.all([part("Rego tests", () => regoTests(rule)), part("examples", () => examples(rule)), part("page", () => page(rule))]);
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  if (total.failed > 0) process.exitCode = 1;
}

/** The rule that is named, or undefined after a message. */
function namedRule([id, ...more]) {
  const rules = ruleFolders();
  const ids = rules.map((each) => each.id);
  const found = more.length === 0 ? rules.find((each) => each.id === id) : undefined;
  if (found) return found;
  const near = id === undefined ? undefined : closest(id, ids);
  const isNear = near !== undefined && distance(id, near) <= Math.max(3, near.length / 3);
  process.stderr.write(
    id === undefined || more.length > 0
      ? "Usage: npm run rule -- RULE-ID\n"
      : `No rule is called "${id}".${isNear ? ` Did you mean "${near}"?` : ` There are ${ids.join(", ")}.`}\n`,
  );
  return undefined;
}

/** @returns {Promise<boolean>} whether what comes after can be done */
async function part(name, work) {
  const start = performance.now();
  const time = () => `(${((performance.now() - start) / 1000).toFixed(1)} s)`;
  try {
    const { passed = 0, failed = 0, detail } = (await work()) ?? {};
    total.passed += passed;
    total.failed += failed;
    process.stdout.write(`${name}: ${passed + failed === 0 ? "done" : `${passed} passed, ${failed} failed`} ${time()}\n`);
    if (failed > 0 && detail) process.stdout.write(`${detail.replace(/^/gm, "  ")}\n`);
    return true;
  } catch (error) {
    if (error instanceof ToolUnavailable) process.stdout.write(`${name}: left out: ${error.message}\n`);
    else if (error instanceof Problem) report(name, [error.message]);
    else throw error;
    return error instanceof ToolUnavailable;
  }
}

function report(name, problems) {
  total.failed += problems.length;
  process.stdout.write(`${name}: failed\n${problems.join("\n").replace(/^/gm, "  ")}\n`);
}

/** What the engine and the tests read, and the pages that carry the rule's id. */
async function generate({ id }) {
  const isWanted = (path) => !path.endsWith(".md") || path.includes(`/${id}/`) || path.endsWith(`/${id}.md`);
  for (const [path, content] of await outputs(isWanted)) {
    if (!differs(path, content)) continue;
    write(path, content);
    process.stdout.write(`written: ${path}\n`);
  }
}

/** The tests of all rules' examples, with those of this rule alone, and of the habits that all Rego files share. */
function examples({ id }) {
  const files = ["rego-style", "examples", "pulumi-examples", "three-valued"].map((name) => `test/policies/${name}.test.ts`);
  return jest({ files, env: { AADGUARD_RULE: id }, isQuiet: true });
}

async function page(rule) {
  const problems = await pageProblems(rule);
  return problems.length === 0 ? { passed: 1 } : { failed: 1, detail: problems.join("\n") };
}
