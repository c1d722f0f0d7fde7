import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

let folder: ReturnType<typeof folderWith>;
beforeEach(() => (folder = folderWith({ "app.json": faulty })));
afterEach(() => folder.remove());

const run = (...args: string[]) => aadguard([...args, "--now", now], { cwd: folder.path });
const waive = (...args: string[]) => run("waive", ...args);
const scan = () => JSON.parse(run("scan", "app.json", "--rule", "symmetric-signing-key", "--format", "json").stdout) as ScanResult;
const file = () => readFileSync(join(folder.path, "aadguard.yaml"), "utf8");
const fingerprint = () => scan().findings[0]?.fingerprint ?? "";
const terms = ["--reason", "moved in May", "--expires", "2027-01-31"];

test("a finding is waived by its fingerprint, and the next scan counts it as waived", () => {
  const known = fingerprint();
  expect(waive(known, ...terms, "--owner", "identity@contoso.com")).toEqual({
    exit: 0,
    stdout: "aadguard.yaml:2:5: waived until 2027-01-31.\n",
    stderr: "",
  });
  expect(file()).toBe(
    `waivers:\n  - fingerprint: ${known}\n    reason: moved in May\n    owner: identity@contoso.com\n    expires: 2027-01-31\n`,
  );
  expect(scan()).toMatchObject({
    summary: { errors: 0, waived: 1 },
    notices: [],
    findings: [{ waiver: { reason: "moved in May", owner: "identity@contoso.com", expires: "2027-01-31" } }],
  });
});

test("with paths the start of the fingerprint will do, and the file says what is waived", () => {
  const known = fingerprint();
  expect(waive(known.slice(0, 8), "app.json", ...terms).exit).toBe(0);
  expect(file()).toMatch(/^waivers:\n {2}# Orders API has the symmetric signing key .*\n {2}- rule: symmetric-signing-key\n/);
  expect(file()).toContain(`fingerprint: ${known}\n`);
  expect(scan().summary.waived).toBe(1);
});

test("comments and layout of the file stay as they are", () => {
  const before = '# ours\nrules:   { symmetric-key-credential: warning }   # for now\n\nexclude:\n    - "legacy/**"\n';
  writeFileSync(join(folder.path, "aadguard.yaml"), before);
  expect(waive(fingerprint(), ...terms).exit).toBe(0);
  expect(file().startsWith(`${before}\nwaivers:\n  - fingerprint: `)).toBe(true);
});

test("--config names the file, which has to be there", () => {
  writeFileSync(join(folder.path, "other.yaml"), "");
  const known = fingerprint();
  expect(waive(known, ...terms, "--config", "other.yaml").stdout).toBe("other.yaml:2:5: waived until 2027-01-31.\n");
  expect(waive(known, ...terms, "--config", "missing.yaml")).toMatchObject({ exit: 2, stdout: "" });
  expect(existsSync(join(folder.path, "missing.yaml"))).toBe(false);
});

describe("a rule and an application are waived without a fingerprint", () => {
  const rule = "symmetric-signing-key";

  test.each([
    ["its name", faulty.displayName, `{ displayName: ${faulty.displayName} }`],
    ["its client id", faulty.appId, `{ appId: ${faulty.appId} }`],
  ])("by %s", (_, application, match) => {
    expect(waive(rule, "--application", application, ...terms).exit).toBe(0);
    expect(file()).toBe(`waivers:\n  - rule: ${rule}\n    match: ${match}\n    reason: moved in May\n    expires: 2027-01-31\n`);
    expect(scan()).toMatchObject({ summary: { errors: 0, waived: 1 }, notices: [] });
    expect(waive(rule, "--application", application, ...terms).stderr).toContain("a waiver of this finding is there");
  });

  test("with paths it is looked for, and the file says what it is about", () => {
    expect(waive(rule, "app.json", "--application", faulty.displayName, ...terms).exit).toBe(0);
    expect(file()).toMatch(/^waivers:\n {2}# Orders API has the symmetric signing key .*\n {2}- rule: symmetric-signing-key\n {4}match: /);
    expect(waive(rule, "app.json", "--application", "Stock", ...terms)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('No finding in app.json is one of symmetric-signing-key about "Stock"'),
    });
  });

  test("a name that YAML would read otherwise is quoted", () => {
    expect(waive(rule, "--application", "a, b: {c}", ...terms).exit).toBe(0);
    expect(file()).toContain('match: { displayName: "a, b: {c}" }');
  });

  test("into a list in brackets, too", () => {
    writeFileSync(join(folder.path, "aadguard.yaml"), "waivers: []\n");
    waive(rule, "--application", "Stock", ...terms);
    writeFileSync(join(folder.path, "aadguard.yaml"), file().replace(/waivers:\n[^]*/, "{ rules: {}, waivers: [] }\n"));
    expect(waive(rule, "--application", faulty.displayName, ...terms).exit).toBe(0);
    expect(scan().summary.waived).toBe(1);
  });
});

test("everything that is missing is reported at once", () => {
  expect(
    waive()
      .stderr.split("\n")
      .map((line) => line.slice(0, 60)),
  ).toEqual([
    expect.stringContaining("waive needs the fingerprint of a finding"),
    expect.stringContaining("A waiver needs a reason"),
    expect.stringContaining("--expires takes a day"),
    "",
  ]);
  expect(waive("symmetric-signing-key", "--reason", "r").stderr).toMatch(/name the application too .*\n.*--expires takes a day/);
});

describe("is refused, and writes nothing:", () => {
  const full = "ab".repeat(32);
  test.each([
    ["no fingerprint", [...terms], "waive needs the fingerprint of a finding"],
    ["no reason", [full, "--expires", "2027-01-31"], "A waiver needs a reason"],
    ["an empty reason", [full, "--reason", " ", "--expires", "2027-01-31"], "A waiver needs a reason"],
    ["no expiry", [full, "--reason", "r"], "--expires takes a day, such as 2027-01-31."],
    ["no day", [full, "--reason", "r", "--expires", "soon"], '--expires takes a day, such as 2027-01-31; "soon" is none.'],
    ["a day that does not exist", [full, "--reason", "r", "--expires", "2027-02-30"], '"2027-02-30" is none.'],
    ["a day that is past", [full, "--reason", "r", "--expires", "2026-11-22"], "--expires 2026-11-22 is past"],
    ["a fingerprint that is none", ["xyz", ...terms], '"xyz" is neither a rule nor a fingerprint'],
    ["the start of one, without paths", ["abababab", ...terms], '"abababab" is the start of a fingerprint at most'],
    ["one that no finding has", ["abababab", "app.json", ...terms], "No finding in app.json has a fingerprint that starts with abababab."],
    ["a path that does not exist", ["abababab", "missing.json", ...terms], "missing.json: No such file or folder"],
  ])("%s", (_, args, message) => {
    const { exit, stdout, stderr } = waive(...args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(existsSync(join(folder.path, "aadguard.yaml"))).toBe(false);
  });

  test("a finding that is waived already, by fingerprint or otherwise", () => {
    const known = fingerprint();
    waive(known, ...terms);
    expect(waive(known, ...terms)).toMatchObject({
      exit: 2,
      stderr: "aadguard: aadguard.yaml:2:5: a waiver of this finding is there, and counts until 2027-01-31. Change it there.\n",
    });
    expect(
      aadguard(["waive", known, "--reason", "r", "--expires", "2028-01-31", "--now", "2027-02-01T00:00:00Z"], { cwd: folder.path }).stderr,
    ).toContain("and expired on 2027-01-31. Change it there.");
    writeFileSync(
      join(folder.path, "aadguard.yaml"),
      "waivers: [{ rule: symmetric-signing-key, match: { displayName: '*' }, reason: all of them, expires: 2027-01-31 }]",
    );
    expect(waive(known, "app.json", ...terms).stderr).toBe(
      "aadguard: A waiver covers this finding already, until 2027-01-31: all of them.\n",
    );
  });

  test("a file with mistakes", () => {
    writeFileSync(join(folder.path, "aadguard.yaml"), "waiver: []\n");
    expect(waive(full, ...terms)).toMatchObject({
      exit: 2,
      stderr: 'aadguard: aadguard.yaml:1:1: there is no setting called "waiver". Did you mean "waivers"?\n',
    });
    expect(file()).toBe("waiver: []\n");
  });
});
