import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now, selected } from "./inputs";
import { aadguard, folderWith, root } from "./run";

/** Two rules run: each of the two applications has a finding of one of them. */
const asked = ["symmetric-signing-key", "all-credentials-expired"];
const { rules } = JSON.parse(readFileSync(join(root, "policies/bundle/catalog.json"), "utf8")) as { rules: { id: string }[] };
const off = rules.filter(({ id }) => !asked.includes(id)).map(({ id }) => `${id}: off`);
const config = `rules: { ${off.join(", ")} }`;
let folder: ReturnType<typeof folderWith>;
beforeEach(() => (folder = folderWith({ "apps/faulty.json": faulty, "apps/expired.json": expired, "aadguard.yaml": config })));
afterEach(() => folder.remove());

const run = (...args: string[]) => aadguard([...args, "--now", now], { cwd: folder.path });
const scan = (...args: string[]) => {
  const { exit, stdout, stderr } = run("scan", "apps", "--baseline", "aadguard-baseline.json", "--format", "json", ...args);
  return { exit, stderr, document: withoutOff(JSON.parse(stdout) as ScanResult) };
};
/** The configuration switches most rules off, each of which is a notice. */
const withoutOff = (document: ScanResult): ScanResult => ({
  ...document,
  notices: document.notices.filter(({ kind }) => kind !== "rule-off"),
});
const states = ({ findings }: ScanResult) => findings.map(({ ruleId, baselineState }) => `${baselineState} ${ruleId}`);
const put = (path: string, content: unknown) => writeFileSync(join(folder.path, path), JSON.stringify(content, null, 2));
const otherKey = { ...faulty.keyCredentials[0], keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e99" };

test("update, then scan: what was there is listed as known and does not fail", () => {
  expect(scanWithout().exit).toBe(1);
  expect(run("baseline", "update", "apps")).toEqual({
    exit: 0,
    stdout: "aadguard-baseline.json: 2 known findings (2 new, 0 gone).\n",
    stderr: "",
  });
  const { exit, document } = scan("--fail-on", "note");
  expect(exit).toBe(0);
  expect(states(document)).toEqual(["unchanged all-credentials-expired", "unchanged symmetric-signing-key"]);
  expect(document.summary).toMatchObject({ errors: 0, warnings: 0, baselined: 2, waived: 0 });
});

const scanWithout = () => run("scan", "apps", "--format", "json", "--baseline", "none");

test("without a baseline nothing is known", () => {
  run("baseline", "update", "apps");
  const { exit, stdout } = scanWithout();
  expect(exit).toBe(1);
  expect(JSON.parse(stdout).findings[0]).not.toHaveProperty("baselineState");
});

describe("a baseline that stands beside aadguard.yaml", () => {
  beforeEach(() => void run("baseline", "update", "apps"));

  test("is found, and that is said", () => {
    const { exit, stdout } = run("scan", "apps", "--format", "json");
    const { summary, notices } = withoutOff(JSON.parse(stdout) as ScanResult);
    expect({ exit, baselined: summary.baselined }).toEqual({ exit: 0, baselined: 2 });
    expect(notices).toEqual([
      { kind: "baseline-found", path: "aadguard-baseline.json", message: expect.stringContaining("next to the configuration") },
    ]);
  });

  test("is found from another folder by --config, with its name or without", () => {
    const elsewhere = folderWith({});
    const path = (name: string) => join(folder.path, name);
    for (const more of [[], ["--baseline", "aadguard-baseline.json"]]) {
      const args = ["scan", path("apps"), "--config", path("aadguard.yaml"), "--format", "json", "--now", now, ...more];
      const { exit, stdout } = aadguard(args, { cwd: elsewhere.path });
      expect({ exit, baselined: (JSON.parse(stdout) as ScanResult).summary.baselined }).toEqual({ exit: 0, baselined: 2 });
    }
    elsewhere.remove();
  });

  test("is not looked for without a configuration", () => {
    rmSync(join(folder.path, "aadguard.yaml"));
    const { stdout } = run("scan", "apps", "--rule", asked.join(","), "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 1, baselined: 0 }, notices: [] });
  });
});

test("a new finding fails", () => {
  run("baseline", "update", "apps");
  put("apps/faulty.json", { ...faulty, keyCredentials: [...faulty.keyCredentials, otherKey] });
  const { exit, document } = scan();
  expect(exit).toBe(1);
  expect(states(document)).toEqual(["unchanged all-credentials-expired", "unchanged symmetric-signing-key", "new symmetric-signing-key"]);
  expect(document.summary).toMatchObject({ errors: 1, baselined: 2 });
});

test("a finding on another element, or one that has become more severe, is new", () => {
  run("baseline", "update", "apps");
  put("apps/faulty.json", { ...faulty, keyCredentials: [otherKey] });
  expect(scan()).toMatchObject({ exit: 1, document: { summary: { errors: 1, baselined: 1 } } });
  put("apps/faulty.json", faulty);
  writeFileSync(join(folder.path, "aadguard.yaml"), config.replace(" }", ", all-credentials-expired: error }"));
  expect(scan().document.summary).toMatchObject({ errors: 1, baselined: 1 });
  writeFileSync(join(folder.path, "aadguard.yaml"), config.replace(" }", ", symmetric-signing-key: note }"));
  expect(scan().document.summary).toMatchObject({ notes: 0, baselined: 2 });
});

test("as many elements without an id of their own are known as there were", () => {
  const nameless = { ...faulty.keyCredentials[0], keyId: undefined };
  put("apps/faulty.json", { ...faulty, keyCredentials: [nameless] });
  run("baseline", "update", "apps");
  put("apps/faulty.json", { ...faulty, keyCredentials: [nameless, nameless] });
  expect(scan().document.summary).toMatchObject({ errors: 1, baselined: 2 });
});

describe("what is gone", () => {
  const mended = { ...faulty, keyCredentials: [] };

  test("is reported by scan, shown, and taken out by prune, without what is new", () => {
    run("baseline", "update", "apps");
    put("apps/faulty.json", mended);
    put("apps/new.json", {
      ...faulty,
      id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c09",
      appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a09",
      displayName: "New",
    });
    const message = 'symmetric-signing-key of Orders API is gone: "aadguard baseline prune" takes it out.';
    const { document, stderr } = scan();
    expect(document.notices).toEqual([{ kind: "baseline-gone", path: "aadguard-baseline.json", message }]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines.filter((line) => !/ is off: |: rule-off: /.test(line))).toEqual([`aadguard: warning: aadguard-baseline.json: ${message}`]);
    expect(run("baseline", "show", "apps").stdout).toBe(
      [
        "known  warning  all-credentials-expired  Billing Daemon",
        "gone   error    symmetric-signing-key    Orders API",
        `new    error    symmetric-signing-key    New  apps/new.json:${lineOf("apps/new.json", '"Symmetric"')}`,
        "aadguard-baseline.json: 2 known findings, 1 of them gone; 1 new finding.",
        "",
      ].join("\n"),
    );
    expect(run("baseline", "prune", "apps").stdout).toBe(
      "gone: symmetric-signing-key of Orders API\naadguard-baseline.json: 1 known finding (1 gone).\n",
    );
    expect(scan()).toMatchObject({ exit: 1, document: { notices: [], summary: { errors: 1, baselined: 1 } } });
  });

  test("is not what could not be judged this time: an absent field, a rule that did not run", () => {
    run("baseline", "update", "apps");
    put("apps/faulty.json", { ...selected, id: faulty.id, appId: faulty.appId, displayName: faulty.displayName });
    expect(scan().document.notices).toEqual([]);
    expect(run("baseline", "prune", "apps").stdout).toContain("2 known findings (0 gone)");
    expect(run("baseline", "update", "apps").stdout).toContain("2 known findings (0 new, 0 gone)");
    put("apps/faulty.json", faulty);
    expect(scan().document.summary.baselined).toBe(2);
    put("apps/faulty.json", mended);
    expect(scan("--rule", "all-credentials-expired").document.notices).toEqual([]);
  });

  test("cannot be told where a file cannot be read: nothing is written", () => {
    run("baseline", "update", "apps");
    const before = readFileSync(join(folder.path, "aadguard-baseline.json"), "utf8");
    writeFileSync(join(folder.path, "apps/faulty.json"), "{");
    for (const action of ["update", "prune"]) {
      const { exit, stdout, stderr } = run("baseline", action, "apps");
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
      expect(stderr).toMatch(/^aadguard: apps\/faulty\.json:1:\d+: .*\naadguard: not everything could be read, so nothing was done\.\n$/);
    }
    expect(readFileSync(join(folder.path, "aadguard-baseline.json"), "utf8")).toBe(before);
    // Nothing is called gone.
    expect(scan().document.notices.map(({ kind }: { kind: string }) => kind)).toEqual(["not-json"]);
  });
});

const lineOf = (path: string, text: string) => {
  const lines = readFileSync(join(folder.path, path), "utf8").split("\n");
  const line = lines.findIndex((each) => each.includes(text));
  return `${line + 1}:${(lines[line] ?? "").indexOf(text) + 1}`;
};

test("waived findings are not put into the baseline: when the waiver ends, they count again", () => {
  const waiver = `\nwaivers: [{ rule: symmetric-signing-key, match: { appId: ${faulty.appId} }, reason: r, expires: 2026-12-31 }]\n`;
  writeFileSync(join(folder.path, "aadguard.yaml"), config + waiver);
  expect(run("baseline", "update", "apps").stdout).toContain("1 known finding (1 new, 0 gone)");
  expect(scan().document.summary).toMatchObject({ errors: 0, waived: 1, baselined: 1 });
  writeFileSync(join(folder.path, "aadguard.yaml"), config);
  expect(scan()).toMatchObject({ exit: 1, document: { summary: { errors: 1, waived: 0, baselined: 1 } } });
});

describe("the file", () => {
  test("has one line for each finding, whatever the order of the inputs, and is not an input itself", () => {
    run("baseline", "update", "apps");
    const text = readFileSync(join(folder.path, "aadguard-baseline.json"), "utf8");
    expect(JSON.parse(text)).toEqual({
      schemaVersion: 1,
      findings: [
        expect.objectContaining({ ruleId: "all-credentials-expired", severity: "warning" }),
        {
          ruleId: "symmetric-signing-key",
          severity: "error",
          subject: { kind: "application", displayName: "Orders API", appId: faulty.appId, objectId: faulty.id, urn: null, address: null },
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(text.split("\n")).toHaveLength(8);
    put("apps/a.json", [faulty, expired]);
    for (const name of ["faulty", "expired"]) rmSync(join(folder.path, `apps/${name}.json`));
    run("baseline", "update", "apps");
    expect(readFileSync(join(folder.path, "aadguard-baseline.json"), "utf8")).toBe(text);
    expect(JSON.parse(run("scan", "--format", "json").stdout).summary).toMatchObject({ files: 2, scanned: 1, skipped: 1 });
  });

  test("can have another name; its folder has to exist", () => {
    expect(run("baseline", "update", "apps", "--baseline", "known.json").exit).toBe(0);
    expect(existsSync(join(folder.path, "known.json"))).toBe(true);
    const { exit, stderr } = run("baseline", "update", "apps", "--baseline", "nowhere/known.json");
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: "aadguard: The baseline cannot be written to nowhere/known.json (ENOENT): its folder does not exist.\n",
    });
  });

  test.each([
    ["", "aadguard-baseline.json:1:1: The file is empty."],
    ['{ "findings": 1 }', 'aadguard-baseline.json: this is not a baseline: "aadguard baseline update" writes one.'],
    ["[]", "aadguard-baseline.json: this is not a baseline"],
    ['{ "schemaVersion": 2, "findings": [] }', "aadguard-baseline.json: a baseline of another version of aadguard"],
    ['{ "schemaVersion": 1, "findings": [{ "ruleId": "x" }] }', 'aadguard-baseline.json: entry 1 of "findings" is none'],
  ])("that is damaged ends the run: %j", (text, message) => {
    writeFileSync(join(folder.path, "aadguard-baseline.json"), text);
    const { exit, stdout, stderr } = run("scan", "apps", "--baseline", "aadguard-baseline.json");
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(`aadguard: ${message}`);
  });

  test("that does not exist ends the run", () => {
    const { exit, stderr } = run("scan", "apps", "--baseline", "missing.json");
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: 'aadguard: missing.json: there is no such baseline: "aadguard baseline update" writes one.\n',
    });
  });
});

test.each([
  [["baseline"], "baseline needs to know what to do: update, prune, show."],
  [["baseline", "updat", "apps"], '"updat" is not a valid value of baseline: use update, prune, show. Did you mean "update"?'],
  [["baseline", "update", "missing"], "missing: No such file or folder; nothing was scanned."],
])("%j is refused", (args, message) => {
  const { exit, stdout, stderr } = run(...args);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain(`aadguard: ${message}`);
});

test("nothing found to judge is exit 3, and writes nothing", () => {
  put("other.json", { name: "x" });
  expect(run("baseline", "update", "other.json")).toMatchObject({ exit: 3, stdout: "" });
  expect(existsSync(join(folder.path, "aadguard-baseline.json"))).toBe(false);
});
