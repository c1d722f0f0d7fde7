import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith, type Run } from "./run";

const rules = ["--rule", "symmetric-signing-key,all-credentials-expired"];

/** Scans a folder that holds a faulty and an expired application, and the given `aadguard.yaml`. */
function scan(yaml: string, args: readonly string[] = rules): Run & { readonly document: ScanResult } {
  const folder = folderWith({ "faulty.json": faulty, "legacy/expired.json": expired, "aadguard.yaml": yaml });
  const run = aadguard(["scan", "--format", "json", "--now", now, ...args], { cwd: folder.path });
  folder.remove();
  return { ...run, document: run.stdout ? JSON.parse(run.stdout) : undefined };
}

const shown = ({ findings }: ScanResult) => findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);

describe("which file is read", () => {
  const quiet = "rules: { symmetric-signing-key: note }\n";
  const folder = folderWith({ "faulty.json": faulty, "aadguard.yaml": quiet, "other.yaml": "", "below/faulty.json": faulty });
  afterAll(folder.remove);
  const exitOf = (cwd: string, ...args: string[]) => aadguard(["scan", "faulty.json", "--now", now, ...rules, ...args], { cwd }).exit;

  test("aadguard.yaml of the current folder; without a repository no other folder's", () => {
    expect(exitOf(folder.path)).toBe(0);
    expect(exitOf(`${folder.path}/below`)).toBe(1);
  });

  test("in a repository the nearest one above, up to its root, and the report says which", () => {
    const outside = folderWith({
      "aadguard.yaml": quiet,
      "infra/entra/faulty.json": faulty,
      "own/aadguard.yaml": "",
      "own/faulty.json": faulty,
    });
    const at = (path: string) => join(outside.path, path);
    const scanAt = (path: string) => aadguard(["scan", "faulty.json", "--now", now, ...rules, "--format", "json"], { cwd: at(path) });
    // Outside of any repository nothing above counts.
    expect(scanAt("infra/entra").exit).toBe(1);
    mkdirSync(at(".git"));
    const { exit, stdout } = scanAt("infra/entra");
    const { notices } = JSON.parse(stdout) as ScanResult;
    expect({ exit, notices }).toEqual({
      exit: 0,
      notices: [
        {
          kind: "configuration-found",
          path: "../../aadguard.yaml",
          message: "this configuration was found above the current folder and applies; --config names another one.",
        },
      ],
    });
    expect(scanAt("own").exit).toBe(1);
    // A repository within: what is above its root is not its own.
    mkdirSync(at("infra/.git"));
    expect(scanAt("infra/entra").exit).toBe(1);
    outside.remove();
  });

  test("diagnose, graph, merge and baseline say which one they found", () => {
    const outside = folderWith({ "aadguard.yaml": quiet, "infra/faulty.json": faulty, "infra/.keep": "" });
    mkdirSync(join(outside.path, ".git"));
    const cwd = join(outside.path, "infra");
    const shard = aadguard(["scan", "faulty.json", "--now", now, "--shard", "1/1", "--format", "json=shard.json"], { cwd });
    expect(shard.exit).toBe(0);
    const said =
      "aadguard: ../aadguard.yaml: this configuration was found above the current folder and applies; --config names another one.";
    for (const args of [
      ["diagnose", "--error", "AADSTS50000", "faulty.json"],
      ["graph", "faulty.json"],
      ["baseline", "update", "faulty.json"],
      ["merge", "shard.json"],
    ])
      expect([args[0], aadguard(args, { cwd }).stderr.split("\n")[0]]).toEqual([args[0], said]);
    expect(aadguard(["graph", "faulty.json", "--config", "../aadguard.yaml"], { cwd }).stderr).not.toContain("found above");
    outside.remove();
  });

  test("--config in its place", () => {
    expect(exitOf(folder.path, "--config", "other.yaml")).toBe(1);
    expect(exitOf(`${folder.path}/below`, "--config", "../aadguard.yaml")).toBe(0);
  });

  test.each([
    ["missing.yaml", "missing.yaml: there is no such configuration file."],
    ["below", "below: this is a folder; the configuration is a file, such as aadguard.yaml."],
  ])("--config %s is refused", (path, message) => {
    const { exit, stdout, stderr } = aadguard(["scan", "--format", "json", "--config", path], { cwd: folder.path });
    expect({ exit, stdout, stderr }).toEqual({ exit: 2, stdout: "", stderr: `aadguard: ${message}\n` });
  });
});

test("mistakes are told with their places, one a line, and nothing is judged", () => {
  const { exit, stdout, stderr } = scan("rules:\n  symmetric-signing-keys: off\napplications:\n  - flows: [ropc]\n");
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr.split("\n")).toEqual([
    'aadguard: aadguard.yaml:2:3: no rule is called "symmetric-signing-keys". Did you mean "symmetric-signing-key"?',
    'aadguard: aadguard.yaml:4:5: An entry of applications needs "match".',
    "",
  ]);
});

describe("rules", () => {
  test("fixes the severity of a rule's findings, and so the exit code", () => {
    const { exit, document } = scan("rules: { symmetric-signing-key: note, all-credentials-expired: error }");
    expect(shown(document)).toEqual(["note symmetric-signing-key", "error all-credentials-expired"]);
    expect(document.summary).toMatchObject({ errors: 1, warnings: 0, notes: 1 });
    expect(exit).toBe(1);
  });

  test("off: the rule does not run, so it is not in the coverage", () => {
    const { exit, document } = scan("rules: { symmetric-signing-key: off }");
    expect(document.coverage.map(({ ruleId }) => ruleId)).toEqual(["all-credentials-expired"]);
    expect(shown(document)).toEqual(["warning all-credentials-expired"]);
    expect(exit).toBe(0);
  });

  test("a run in which no rule is left is a mistake, not a clean run", () => {
    const { exit, stderr } = scan("rules: { symmetric-signing-key: off }", ["--rule", "symmetric-signing-key"]);
    expect(exit).toBe(2);
    expect(stderr).toBe("aadguard: aadguard.yaml switches every rule off that was asked for.\n");
  });
});

test("exclude leaves files out, as --exclude does: skipped and counted", () => {
  const { document } = scan('exclude: ["legacy/**"]');
  expect(document.summary).toMatchObject({ files: 2, scanned: 1, skipped: 1 });
  expect(shown(document)).toEqual(["error symmetric-signing-key"]);
});

describe("applications", () => {
  const nativeClient = {
    ...faulty,
    keyCredentials: [],
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ["http://localhost"] },
  };
  const scanWith = (yaml: string) => {
    const folder = folderWith({ "app.json": nativeClient, "aadguard.yaml": yaml });
    const { stdout } = aadguard(["scan", "--format", "json", "--rule", "password-flow-enabled", "--now", now], { cwd: folder.path });
    folder.remove();
    return shown(JSON.parse(stdout));
  };

  test("a declared flow turns a possibility into a fact", () => {
    expect(scanWith("")).toEqual(["note password-flow-enabled"]);
    expect(scanWith("applications: [{ match: { displayName: 'orders *' }, flows: [ropc] }]")).toEqual(["warning password-flow-enabled"]);
    expect(scanWith(`applications: [{ match: { appId: ${faulty.appId.toUpperCase()} }, flows: [ropc] }]`)).toEqual([
      "warning password-flow-enabled",
    ]);
    expect(scanWith("applications: [{ match: { displayName: 'billing *' }, flows: [ropc] }]")).toEqual(["note password-flow-enabled"]);
  });
});
