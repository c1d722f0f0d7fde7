import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Notice, ScanResult } from "../../src/findings/result";
import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith, root } from "./run";

const folder = folderWith({ "faulty.json": faulty, "expired.json": expired });
afterAll(folder.remove);

const scanned = (config: string, args: readonly string[] = []) => {
  const yaml = folderWith({ "aadguard.yaml": config });
  const path = join(yaml.path, "aadguard.yaml");
  const rules = ["--rule", "symmetric-signing-key,all-credentials-expired"];
  const result = aadguard(["scan", "--config", path, ...rules, ...(args.includes("--now") ? args : ["--now", now, ...args])], {
    cwd: folder.path,
  });
  yaml.remove();
  return { ...result, stdout: result.stdout.replaceAll(path, "aadguard.yaml"), stderr: result.stderr.replaceAll(path, "aadguard.yaml") };
};
const documentOf = (config: string, ...args: readonly string[]) => {
  const { exit, stdout } = scanned(config, ["--format", "json", ...args]);
  return { exit, ...(JSON.parse(stdout) as ScanResult) };
};
const said = ({ notices }: { readonly notices: readonly Notice[] }) =>
  notices.map(({ kind, line, column, message }) => `${kind} ${line}:${column}: ${message}`);
const waiver = (fields: string, expires = "2026-12-31") => `waivers:\n  - { ${fields}, reason: r, expires: ${expires} }\n`;

test("a rule that is off is said, and where; a lower severity is not", () => {
  const config = "rules:\n  all-credentials-expired: note\n  # Not here.\n  symmetric-signing-key: off\n";
  const document = documentOf(config);
  expect(said(document)).toEqual(["rule-off 4:3: symmetric-signing-key is off: this run does not ask it about anything."]);
  expect({ exit: document.exit, coverage: document.coverage.map(({ ruleId }) => ruleId) }).toEqual({
    exit: 0,
    coverage: ["all-credentials-expired"],
  });
});

test.each(["*", "**", "?*", "*?*"])("a waiver for every application is said: %s", (name) => {
  const document = documentOf(waiver(`rule: symmetric-signing-key, match: { displayName: "${name}" }`));
  expect(said(document)).toEqual([
    `waiver-for-all 2:5: this waiver is for "${name}": symmetric-signing-key is waived for every application, and for those to come.`,
  ]);
  expect({ exit: document.exit, waived: document.summary.waived }).toEqual({ exit: 0, waived: 1 });
});

test.each(['displayName: "orders*"', 'displayName: "?"', `displayName: "*", appId: ${faulty.appId}`])(
  "one for some of them is not: %s",
  (match) => {
    const document = documentOf(waiver(`rule: symmetric-signing-key, match: { ${match} }`));
    expect(document.notices.filter(({ kind }) => kind === "waiver-for-all")).toEqual([]);
    expect(document.findings.length).toBeGreaterThan(0);
  },
);

const ofFaulty = `rule: symmetric-signing-key, match: { appId: ${faulty.appId} }`;

test.each([
  ["2027-11-23", now, false],
  ["2027-11-24", now, true],
  ["2027-11-24", "2026-11-24T00:00:00Z", false],
  ["2027-11-23T10:00:00Z", now, false],
  ["2028-02-29", "2027-02-28T23:00:00Z", true],
  ["2029-03-01", "2028-02-29T12:00:00Z", true],
  ["2029-02-28", "2028-02-29T12:00:00Z", false],
  ["9999-12-31", now, true],
])("a waiver until %s, at %s, is one for more than a year: %s", (expires, at, isLong) => {
  const document = documentOf(waiver(ofFaulty, expires), "--now", at);
  const message = `waiver-long 2:5: this waiver lasts more than a year: until ${expires}.`;
  expect(said(document)).toEqual(isLong ? [message] : []);
  expect(document.summary.waived).toBe(1);
});

test("an expired waiver for everyone is an expired one, no more", () => {
  const document = documentOf(waiver('rule: symmetric-signing-key, match: { displayName: "*" }', "2026-01-31"));
  expect(document.notices.map(({ kind }) => kind)).toEqual(["waiver-expired"]);
  expect(document.exit).toBe(1);
});

test.each(["pretty", "json", "sarif", "junit", "github", "markdown", "html"])(
  "the report %s says all of it; the exit code is as before",
  (format) => {
    const config = `rules: { all-credentials-expired: off }\n${waiver('rule: symmetric-signing-key, match: { displayName: "*" }', "2030-01-31")}`;
    const { exit, stdout } = scanned(config, ["--format", format, "--fail-on", "note"]);
    expect(exit).toBe(0);
    for (const part of ["all-credentials-expired is off", "is waived for every application", "lasts more than a year: until 2030-01-31"])
      expect(stdout.replaceAll(/\s+/g, " ")).toContain(part);
  },
);

test.each(["concise", "gitlab"])("with the format %s they are on standard error", (format) => {
  const { stdout, stderr } = scanned("rules: { all-credentials-expired: off }\n", ["--format", format]);
  expect(stdout).not.toContain("is off");
  expect(stderr).toContain("aadguard: warning: aadguard.yaml:1:10: all-credentials-expired is off: ");
});

test("the clean example has none of them", () => {
  const { exit, stdout } = aadguard(["scan", "examples/contoso-clean", "--format", "json", "--now", now], { cwd: root });
  expect({ exit, notices: (JSON.parse(stdout) as ScanResult).notices }).toEqual({ exit: 0, notices: [] });
});

test("the schema of the document and the descriptions in SARIF know every kind of notice", () => {
  const source = readFileSync(join(root, "src", "findings", "result.ts"), "utf8");
  const kinds = [...(/interface Notice \{\s+readonly kind:([^;]*);/.exec(source)?.[1] ?? "").matchAll(/"([\w-]+)"/g)].map(
    ([, kind]) => kind,
  );
  const schema = JSON.parse(readFileSync(join(root, "schema", "scan-result.schema.json"), "utf8"));
  expect(kinds).toContain("rule-off");
  expect([...schema.properties.notices.items.properties.kind.enum].sort()).toEqual(kinds.sort());
});
