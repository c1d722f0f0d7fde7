import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";

/** Runs jest and counts from its own report; skipped tests are counted apart. */
export function jest() {
  const report = join(root, ".cache", "jest.json");
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const args = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${report}`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const result = readReport(report);
  if (result === undefined) return { passed: 0, failed: 1, detail: `jest ended with ${status} and without a report.` };
  // A file that does not load runs no test: it counts as one failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const unexplained = status !== 0 && failed === 0 ? 1 : 0;
  return { passed: result.numPassedTests, failed: failed + unexplained, leftOut: skippedTests(result) };
}

function skippedTests({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .map((test) => ({ what: name.slice(root.length + 1), why: wantOf(test) ?? "tests that skip themselves here" })),
  );
}

/** What tests need that is not there: test/support/needs.ts writes it into their titles. */
function wantOf({ ancestorTitles, title }) {
  const [, want] = [...ancestorTitles, title].map((each) => / \[needs (.*)\]$/.exec(each) ?? []).find(([, found]) => found) ?? [];
  return want && `needs ${want}`;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
