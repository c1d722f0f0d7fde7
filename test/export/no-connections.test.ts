import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandNames } from "../../src/cli/command";
import { aadguardProcess, folderWith, root } from "../cli/run";

const preload = join(__dirname, "deny-connections.cjs");

const tenant = join(root, "examples", "contoso-tenant");
const firstClient = "cef70941-5a61-46ad-b00a-4c1469796230";

/** A command line for each command, with all that could make it look elsewhere; `export` is the one that may connect. */
const lines: Readonly<Record<Exclude<(typeof commandNames)[number], "export">, readonly (readonly string[])[]>> = {
  scan: [
    [tenant, "--format", "json"],
    [tenant, "--format", "html=report.html", "--format", "sarif=report.sarif", "--format", "markdown"],
    [tenant, "--jobs", "3"],
    ["missing"],
  ],
  facts: [["."], [tenant, "--out", "facts.ndjson"]],
  merge: [["shard.json"], ["."], ["--help"]],
  explain: [["symmetric-signing-key"], ["AADSTS50000"]],
  rules: [["--format", "json"]],
  diagnose: [[tenant, "--client", firstClient, "--flow", "authorizationCode"]],
  graph: [[tenant]],
  sources: [["--format", "json"]],
  init: [[tenant, "--output", "-"]],
  baseline: [["update", tenant]],
  waive: [["--help"]],
  completion: [["bash"]],
};

function run(args: readonly string[]) {
  const { path, remove } = folderWith({});
  const log = join(path, "denied.log");
  writeFileSync(log, "");
  const { exit, stderr, stdout } = aadguardProcess(args, {
    cwd: path,
    env: { NODE_OPTIONS: `--require "${preload}"`, DENIED_LOG: log, AADGUARD_GRAPH_TOKEN: "x" },
  });
  const denied = existsSync(log) ? readFileSync(log, "utf8") : "";
  remove();
  return { exit, stderr, stdout, denied };
}

const others = commandNames.filter((name) => name !== "export");

test.each(others)("%s opens no connection, and does not load what could", (name) => {
  for (const args of (lines as Readonly<Record<string, readonly (readonly string[])[]>>)[name] ?? [["--help"]]) {
    const { exit, denied, stderr } = run([name, ...args]);
    expect({ args, denied, crashed: /fault of aadguard|EDENIED/.test(stderr) }).toEqual({ args, denied: "", crashed: false });
    expect([0, 1, 2, 3]).toContain(exit);
  }
});

test("every command has a command line here", () => {
  expect(Object.keys(lines).sort()).toEqual(expect.arrayContaining([...others].sort()));
});

test("without a command, too", () => {
  expect(run([tenant]).denied).toBe("");
});

test("what is denied here is what export does", () => {
  const { exit, denied } = run(["export", "export"]);
  expect(exit).toBe(2);
  expect(denied).toContain("fetch");
  expect(denied).toMatch(/loaded .*export/);
});
