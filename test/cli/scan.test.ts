import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now, selected } from "./inputs";
import { aadguard, folderWith, type RunOptions } from "./run";

const keys = ["--rule", "symmetric-signing-key"];

function scan(args: readonly string[], options: RunOptions = {}): { exit: number | null; document: ScanResult } {
  const { exit, stdout } = aadguard(["scan", "--format", "json", "--now", now, ...args], options);
  return { exit, document: JSON.parse(stdout) };
}

const folder = folderWith({
  "faulty.json": faulty,
  "expired.json": expired,
  "selected.json": selected,
  "other.json": { name: "no-declaration", version: "1.0.0" },
  "broken.json": '{\n  "appId": "4f1c1a5e",\n  "keyCredentials": [{ "key": "c2VjcmV0" "type": 1 }]\n}',
});
const inFolder = { cwd: folder.path };
afterAll(folder.remove);

describe("the exit code", () => {
  const exitOf = (...args: string[]) => aadguard(["scan", "--now", now, ...args], inFolder).exit;

  test("is 1 with an error, 0 with less", () => {
    expect(exitOf("faulty.json", ...keys)).toBe(1);
    expect(exitOf("expired.json", "--rule", "all-credentials-expired")).toBe(0);
    expect(exitOf("expired.json", ...keys)).toBe(0);
  });

  test("follows --fail-on", () => {
    const expiring = ["expired.json", "--rule", "all-credentials-expired"];
    expect(exitOf(...expiring, "--fail-on", "warning")).toBe(1);
    expect(exitOf(...expiring, "--fail-on", "note")).toBe(1);
    expect(exitOf("faulty.json", ...keys, "--fail-on", "warning")).toBe(1);
    expect(exitOf("faulty.json", ...keys, "--fail-on", "never")).toBe(0);
  });

  test("is 1 for an undetermined verdict only with --undetermined fail", () => {
    expect(exitOf("selected.json", ...keys)).toBe(0);
    expect(exitOf("selected.json", ...keys, "--undetermined", "warn")).toBe(0);
    expect(exitOf("selected.json", ...keys, "--undetermined", "fail")).toBe(1);
    expect(exitOf("expired.json", ...keys, "--undetermined", "fail")).toBe(0);
  });

  test("is 2 for an input that could not be read, unless there are findings", () => {
    expect(exitOf("broken.json", ...keys)).toBe(2);
    expect(exitOf("broken.json", "expired.json", ...keys)).toBe(2);
    expect(exitOf("broken.json", "faulty.json", ...keys)).toBe(1);
    expect(exitOf("broken.json", "faulty.json", ...keys, "--fail-on", "never")).toBe(2);
  });

  test("is 3 where no declaration was found", () => {
    expect(exitOf("other.json")).toBe(3);
    const empty = folderWith({});
    expect(aadguard(["scan"], { cwd: empty.path }).exit).toBe(3);
    empty.remove();
  });
});

describe("the JSON document", () => {
  test("is printed on every exit, and counts every file", () => {
    const exits = [["faulty.json"], ["broken.json"], ["other.json"], ["expired.json"]].map(
      (paths) => scan([...paths, ...keys], inFolder).exit,
    );
    expect(exits).toEqual([1, 2, 3, 0]);
    const { document } = scan([".", ...keys], inFolder);
    expect(document.summary).toEqual({
      files: 5,
      scanned: 3,
      skipped: 1,
      applications: 3,
      servicePrincipals: 0,
      errors: 1,
      warnings: 0,
      notes: 0,
      waived: 0,
      baselined: 0,
      undetermined: 1,
      unreadable: 1,
    });
  });

  test("tells a finding with its place, identity, remedy and fingerprint", () => {
    const { findings } = scan(["faulty.json", ...keys], inFolder).document;
    expect(findings).toEqual([
      {
        ruleId: "symmetric-signing-key",
        severity: "error",
        rootCause: 4,
        aadsts: ["AADSTS50000"],
        message: expect.stringContaining("Orders API"),
        subject: { kind: "application", displayName: "Orders API", appId: faulty.appId, objectId: faulty.id, urn: null, address: null },
        location: { path: "faulty.json", line: 9, column: 15, endLine: 9, endColumn: 26, pointer: "/keyCredentials/0/type" },
        related: [],
        remediation: {
          text: expect.any(String),
          commands: [
            { shell: "az", command: `az ad app credential delete --cert --id ${faulty.appId} --key-id ${faulty.keyCredentials[0]?.keyId}` },
            { shell: "powershell", command: expect.stringContaining(`Update-MgApplication -ApplicationId ${faulty.id} `) },
          ],
          code: [],
        },
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        shortFingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        waiver: null,
      },
    ]);
  });

  test("tells what was not judged and why, and only what ran is in the coverage", () => {
    const { document } = scan(["selected.json", "faulty.json", ...keys], inFolder);
    expect(document.coverage).toEqual([{ ruleId: "symmetric-signing-key", judged: 1, undetermined: 1 }]);
    expect(document.undetermined).toEqual([
      {
        ruleId: "symmetric-signing-key",
        reason: expect.stringContaining("keyCredentials"),
        settle: expect.any(String),
        count: 1,
        subjects: [expect.objectContaining({ displayName: "Stock" })],
      },
    ]);
  });

  test("--undetermined ignore empties the list and keeps the counts", () => {
    const { document } = scan(["selected.json", ...keys, "--undetermined", "ignore"], inFolder);
    expect(document.undetermined).toEqual([]);
    expect(document.summary.undetermined).toBe(1);
    expect(document.coverage).toEqual([{ ruleId: "symmetric-signing-key", judged: 0, undetermined: 1 }]);
  });

  test("adds up: the summary counts what lists and coverage tell", () => {
    const { summary, undetermined, coverage, findings } = scan([], inFolder).document;
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    expect(sum(undetermined.map(({ count }) => count))).toBe(summary.undetermined);
    expect(sum(coverage.map((rule) => rule.undetermined))).toBe(summary.undetermined);
    expect(findings).toHaveLength(summary.errors + summary.warnings + summary.notes);
    expect(summary.files).toBe(summary.scanned + summary.skipped + summary.unreadable);
  });

  test("is the same whatever the order of the paths", () => {
    const documents = [
      ["faulty.json", "expired.json", "selected.json"],
      ["selected.json", "expired.json", "faulty.json"],
    ].map((paths) => scan(paths, inFolder).document);
    expect(documents[0]).toEqual(documents[1]);
  });

  test("has paths relative to the current folder, and <stdin> for standard input", () => {
    expect(scan([join(folder.path, "faulty.json"), ...keys], inFolder).document.findings[0]?.location.path).toBe("faulty.json");
    const piped = scan(["-", ...keys], { ...inFolder, stdin: JSON.stringify([faulty], null, 2) }).document;
    expect(piped.findings[0]?.location).toMatchObject({ path: "<stdin>", pointer: "/0/keyCredentials/0/type", line: 10 });
  });

  test("tells where a file that could not be read goes wrong, without quoting it", () => {
    const { exit, document } = scan(["broken.json"], inFolder);
    expect(exit).toBe(2);
    expect(document.diagnostics).toEqual([
      { kind: "unreadable", path: "broken.json", line: 3, column: expect.any(Number), message: expect.any(String) },
    ]);
    expect(JSON.stringify(document)).not.toContain("c2VjcmV0");
  });
});

describe("which rules run", () => {
  const ran = (...args: string[]) => scan(["faulty.json", ...args], inFolder).document.coverage.map(({ ruleId }) => ruleId);

  test("--rule takes ids, comma lists and globs, repeated", () => {
    expect(ran("--rule", "symmetric-*,malformed-client-id", "--rule", "unrecognised-key-credential")).toEqual([
      "malformed-client-id",
      "symmetric-key-credential",
      "symmetric-signing-key",
      "unrecognised-key-credential",
    ]);
  });

  test("--skip leaves rules out, of all or of those picked", () => {
    expect(ran("--rule", "symmetric-*", "--skip", "symmetric-key-credential")).toEqual(["symmetric-signing-key"]);
    const all = ran();
    expect(ran("--skip", "symmetric-*")).toEqual(all.filter((id) => !id.startsWith("symmetric-")));
    expect(all.length).toBeGreaterThan(10);
  });
});

describe("--now", () => {
  const findings = (time: string) => {
    const { stdout } = aadguard(["scan", "expired.json", "--rule", "all-credentials-expired", "--format", "json", "--now", time], inFolder);
    return JSON.parse(stdout).findings.length;
  };

  test.each([
    ["2024-12-31T23:59:59Z", 0],
    ["2025-01-01T00:00:01Z", 1],
    // 2024-12-31T23:30 and 2025-01-01T00:30 in UTC.
    ["2025-01-01T01:30:00+02:00", 0],
    ["2024-12-31t23:30:00.5-01:00", 1],
  ])("%s decides what has expired", (time, count) => {
    expect(findings(time)).toBe(count);
  });
});

test("--exclude leaves files out, skipped and counted", () => {
  const { exit, document } = scan([".", "--exclude", "broken*", "--exclude", "faulty.json", ...keys], inFolder);
  expect(exit).toBe(0);
  expect(document.summary).toMatchObject({ files: 5, scanned: 2, skipped: 3, unreadable: 0, errors: 0 });
});

test("scan is the default command, and the current folder its default path", () => {
  const { exit, stdout } = aadguard(["--format", "json", "--now", now, ...keys], inFolder);
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toEqual(scan([".", ...keys], inFolder).document);
});

test("what stands behind -- is a path", () => {
  const odd = folderWith({ "--rule": faulty });
  const { exit, document } = scan([...keys, "--", "--rule"], { cwd: odd.path });
  expect([exit, document.findings[0]?.location.path]).toEqual([1, "--rule"]);
  odd.remove();
});

test("nothing of the command line is passed over", () => {
  for (const args of [
    ["rules", "-"],
    ["rules", "--", "x"],
    ["explain", "AADSTS50000", "--", "x"],
  ]) {
    expect(aadguard(args)).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringContaining("is one argument too many") });
  }
});

test("no key material or secret is in any output", () => {
  const text = [faulty, expired].map((object) => JSON.stringify(object)).join("\n");
  for (const format of ["pretty", "json"]) {
    const { exit, stdout, stderr } = aadguard(["scan", "-", "--format", format, "--now", now], { stdin: text });
    expect(exit).toBe(1);
    expect(stdout).toContain("Billing Daemon");
    for (const secret of ["VGhpcyBpcyBrZXk", "very-secret", "x~Q"]) expect(stdout + stderr).not.toContain(secret);
  }
});
