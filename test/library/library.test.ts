import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { diagnose, DomainError, explain, scan } from "../../src";
import { aadguard, root } from "../cli/run";

const now = "2026-11-30T00:00:00Z";
const tenant = join(root, "examples", "contoso-tenant");

function filesOf(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".json") && statSync(path).isFile())
    .map((path) => ({ path: relative(folder, path).split(sep).join("/"), bytes: readFileSync(path) }));
}

test("scan of paths gives the document of the command line", async () => {
  const { document } = await scan({ paths: [tenant], now });
  const { stdout } = aadguard(["scan", tenant, "--format", "json", "--now", now]);
  const printed = JSON.parse(stdout);
  expect(document.findings.length).toBeGreaterThan(10);
  // The command line finds an aadguard.yaml of the current folder; there is none here.
  expect(JSON.parse(JSON.stringify(document.findings.map(({ fingerprint }) => fingerprint)))).toEqual(
    printed.findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint),
  );
  expect(document.summary).toEqual(printed.summary);
});

test("scan of files that are given gives what the same files on disk give", async () => {
  const given = await scan({ files: filesOf(tenant), now });
  const read = await scan({ paths: [tenant], now });
  const shown = ({ findings }: typeof given.document) =>
    findings.map(({ ruleId, location: { line, column, pointer }, fingerprint }) => ({ ruleId, line, column, pointer, fingerprint }));
  const order = (rows: ReturnType<typeof shown>) => rows.map((row) => JSON.stringify(row)).sort();
  expect(order(shown(given.document))).toEqual(order(shown(read.document)));
  expect(given.document.summary.errors).toBe(read.document.summary.errors);
});

test("rules, severities and waivers are given as text", async () => {
  const files = [
    { path: "a.json", text: JSON.stringify({ displayName: "A", keyCredentials: [{ type: "Symmetric", usage: "Sign", keyId: "k" }] }) },
  ];
  const only = await scan({ files, now, rules: ["symmetric-*"], config: { text: "rules: { symmetric-signing-key: note }" } });
  expect(only.document.coverage.map(({ ruleId }) => ruleId)).toEqual(["symmetric-key-credential", "symmetric-signing-key"]);
  expect(only.document.findings.map(({ severity }) => severity)).toEqual(["note"]);
});

test.each([
  ["a path that does not exist", () => scan({ paths: ["no/such/folder"], now }), "input"],
  ["a rule that does not exist", () => scan({ files: [], now, rules: ["no-such-rule"] }), "rules"],
  ["a configuration with a mistake", () => scan({ files: [], now, config: { text: "ruels: {}" } }), "configuration"],
  ["a time that is none", () => scan({ files: [], now: "yesterday" }), "usage"],
  ["an error text without a code", () => diagnose({ files: filesOf(tenant), now, error: "it does not work" }), "error-text"],
])("%s is a DomainError with a code", async (_, work, code) => {
  const error: unknown = await work().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).code).toBe(code);
});

test("scan without paths and files, and with both, is refused", async () => {
  await expect(scan({ now })).rejects.toThrow(TypeError);
  await expect(scan({ paths: ["."], files: [], now })).rejects.toThrow(TypeError);
});

test("explain answers for rules and codes, and for nothing else", () => {
  expect(explain("symmetric-signing-key")?.markdown).toContain("# symmetric-signing-key");
  expect(explain("50000")?.markdown).toContain("# AADSTS50000");
  expect(explain("no-such-rule")).toBeUndefined();
});

test("diagnose of an error gives the document of the command line", async () => {
  const error = "AADSTS50000: There was an error issuing a token";
  const document = await diagnose({ paths: [tenant], now, error });
  const { stdout } = aadguard(["diagnose", "--error", error, tenant, "--format", "json", "--now", now]);
  expect(JSON.parse(JSON.stringify(document))).toEqual(JSON.parse(stdout));
});

test("the example program runs by the package's own name, as an ES module", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["examples/library/scan.mjs"], { cwd: root, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^\d+ errors in \d+ applications\n/);
  expect(stdout).toContain("symmetric-signing-key");
});

test("CommonJS gets the same", () => {
  const code = 'const { scan, explain, diagnose } = require("aadguard"); console.log(typeof scan, typeof explain, typeof diagnose)';
  const { stdout } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  expect(stdout).toBe("function function function\n");
});
