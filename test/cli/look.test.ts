import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { faulty, now } from "./inputs";
import { aadguardProcess, folderWith } from "./run";

/** Forty applications: one in four has the fault that matters, each has one that does not. */
const applications = Array.from({ length: 40 }, (_, n) => ({
  ...faulty,
  id: `0b6f3f52-7c1d-4c0e-8a55-${String(n).padStart(12, "0")}`,
  appId: `4f1c1a5e-0d4e-4f6b-9a53-${String(n).padStart(12, "0")}`,
  displayName: `App ${n}`,
  ...(n % 4 === 0 ? {} : { keyCredentials: [] }),
}));
const folder = folderWith(Object.fromEntries(applications.map((app) => [`export/${app.appId}.json`, app])));
afterAll(folder.remove);
const scan = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  aadguardProcess(["scan", "export", "--now", now, ...args], { cwd: folder.path, env });

test("forty applications: the first error is on the first line, and what to do fits on one screen", () => {
  const lines = scan(["--rule", "symmetric-signing-key"]).stdout.split("\n");
  expect(lines[0]).toMatch(/^error\[symmetric-signing-key\]: .* \(10 places\)$/);
  expect(lines.findIndex((line) => line.includes("= help:"))).toBeLessThan(5);
  expect(lines.findIndex((line) => line.startsWith("Next: "))).toBeLessThan(50);
});

test("--format concise is one line a finding, and as many as the document has", () => {
  const { findings } = JSON.parse(scan(["--format", "json"]).stdout) as { findings: unknown[] };
  const { exit, stdout, stderr } = scan(["--format", "concise"]);
  const lines = stdout.trimEnd().split("\n");
  expect({ exit, count: lines.length }).toEqual({ exit: 1, count: findings.length });
  for (const line of lines) expect(line).toMatch(/^export\/[\w-]+\.json:\d+:\d+: (error|warning|note)\[[a-z-]+\] \S/);
  expect(stderr).toMatch(/^aadguard: 10 errors, .*\n$/);
});

test("--quiet is the summary line; a file is whole all the same", () => {
  expect(scan(["--quiet"])).toMatchObject({ exit: 1, stdout: expect.stringMatching(/^10 errors, [^\n]*\n$/), stderr: "" });
  const { stdout } = scan(["--quiet", "--format", "pretty=out.txt"]);
  expect(stdout).toMatch(/^10 errors, [^\n]*\n$/);
  expect(readFileSync(join(folder.path, "out.txt"), "utf8")).toContain("error[symmetric-signing-key]");
});

test("a run that writes only files says where, and the counts", () => {
  const { exit, stdout } = scan(["--format", "json=a.json", "--format", "sarif=a.sarif"]);
  expect({ exit, lines: stdout.split("\n") }).toEqual({
    exit: 1,
    lines: ["json: a.json", "sarif: a.sarif", expect.stringMatching(/^10 errors, /), ""],
  });
  for (const name of ["a.json", "a.sarif"]) expect(existsSync(join(folder.path, name))).toBe(true);
});

test("--verbose and JSON show the fingerprint as `waive` takes it", () => {
  const { findings } = JSON.parse(scan(["--rule", "symmetric-signing-key", "--format", "json"]).stdout) as {
    findings: { fingerprint: string; shortFingerprint: string }[];
  };
  const { stdout } = scan(["--rule", "symmetric-signing-key", "--verbose"]);
  for (const { fingerprint, shortFingerprint } of findings) {
    expect(fingerprint.startsWith(shortFingerprint)).toBe(true);
    expect(stdout).toContain(`= fingerprint: ${shortFingerprint}\n`);
  }
  expect(findings).toHaveLength(10);
});

test("a name or value is cut at 200 characters for people; the document has it whole", () => {
  const displayName = `Orders ${"x".repeat(5000)}`;
  const long = folderWith({ "app.json": { ...faulty, displayName } });
  const run = (...args: string[]) =>
    aadguardProcess(["scan", "app.json", "--rule", "symmetric-signing-key", "--now", now, ...args], { cwd: long.path }).stdout;
  for (const format of ["pretty", "concise", "markdown"]) {
    const text = run("--format", format);
    expect(text).toContain("Orders xxx");
    expect(text).not.toMatch(/x{201}/);
  }
  expect(JSON.parse(run("--format", "json")).findings[0].subject.displayName).toBe(displayName);
  long.remove();
});

describe("colours and width", () => {
  // eslint-disable-next-line no-control-regex -- colours are what it is about
  const colored = /\u001b\[/;

  test.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("%j", (env, expected) => {
    expect(colored.test(scan([], env).stdout)).toBe(expected);
  });

  test("--color decides before the environment, and FORCE_COLOR colours no file", () => {
    expect(scan(["--color", "never"], { FORCE_COLOR: "1" }).stdout).not.toMatch(colored);
    scan(["--format", "pretty=plain.txt"], { FORCE_COLOR: "1" });
    expect(readFileSync(join(folder.path, "plain.txt"), "utf8")).not.toMatch(colored);
  });

  test.each([
    ["60", 60],
    ["130", 130],
    ["10", 60],
    ["900", 200],
    ["wide", 100],
  ])("COLUMNS=%s wraps at %d", (COLUMNS, width) => {
    const text = scan([], { COLUMNS }).stdout;
    // A word that is longer (an address) stands alone on its line.
    const several = text.split("\n").filter((line) => line.trim().includes(" "));
    const prose = several.filter((line) => !/-->|^ *(az|PowerShell): |^\d+ errors|= help|^\w+\[/.test(line));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(text).toMatch(/^Next: /m);
  });
});
