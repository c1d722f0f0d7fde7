import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";

/**
 * Runs jest and counts from its own report; skipped tests are counted apart.
 * @param {{ files?: string[], env?: NodeJS.ProcessEnv, isQuiet?: boolean }} options patterns of files, all by default; jest's own words go
 *   to standard error or, where that is quiet, into the detail of a failure
 */
export async function jest({ files = [], env = {}, isQuiet = false } = {}) {
  const report = join(root, ".cache", `jest${files.length > 0 ? `-${process.pid}` : ""}.json`);
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const args = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${report}`, ...files];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", isQuiet ? "pipe" : "inherit"],
  });
  let detail = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => (detail += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  const result = readReport(report);
  if (files.length > 0) rmSync(report, { force: true });
  if (result === undefined) return { passed: 0, failed: 1, detail: `jest ended with ${status} and without a report.` };
  // A file that does not load runs no test: it counts as one failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const unexplained = status !== 0 && failed === 0 ? 1 : 0;
  return { passed: result.numPassedTests, failed: failed + unexplained, leftOut: skippedTests(result), detail };
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
