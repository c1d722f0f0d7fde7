import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

const folder = folderWith({ "faulty.json": faulty, "expired.json": expired });
afterAll(folder.remove);
const rules = ["--rule", "symmetric-signing-key,all-credentials-expired"];

const run = (config: string, args: readonly string[]) => {
  const yaml = folderWith({ "aadguard.yaml": config });
  const result = aadguard(
    ["scan", "--config", `${yaml.path}/aadguard.yaml`, ...rules, ...(args.includes("--now") ? args : ["--now", now, ...args])],
    { cwd: folder.path },
  );
  yaml.remove();
  return { ...result, stderr: result.stderr.replaceAll(yaml.path, "") };
};
const scan = (config: string, ...args: readonly string[]) => {
  const { exit, stdout, stderr } = run(config, ["--format", "json", ...args]);
  return { exit, stderr, document: JSON.parse(stdout) as ScanResult };
};

const waiver = (fields: string, expires = "2027-01-31") =>
  `waivers:\n  - { ${fields}, reason: moved in May, owner: identity@contoso.com, expires: ${expires} }\n`;
const ofFaulty = `rule: symmetric-signing-key, match: { appId: ${faulty.appId} }`;

test("a waived finding is listed with its waiver, counted apart, and does not fail", () => {
  const { exit, document, stderr } = scan(waiver(ofFaulty));
  expect(exit).toBe(0);
  expect(document.findings.map(({ ruleId, severity, waiver }) => ({ ruleId, severity, waiver }))).toEqual([
    { ruleId: "all-credentials-expired", severity: "warning", waiver: null },
    {
      ruleId: "symmetric-signing-key",
      severity: "error",
      waiver: { reason: "moved in May", owner: "identity@contoso.com", expires: "2027-01-31" },
    },
  ]);
  expect(document.summary).toMatchObject({ errors: 0, warnings: 1, notes: 0, waived: 1 });
  expect([document.notices, stderr]).toEqual([[], ""]);
});

test.each([
  ["by display name pattern", "rule: symmetric-signing-key, match: { displayName: 'ORDERS*' }", 0],
  ["not where the rule is another", `rule: malformed-client-id, match: { appId: ${faulty.appId} }`, 1],
  ["not where the application is another", `rule: symmetric-signing-key, match: { appId: ${expired.appId} }`, 1],
  ["not where one part of the match does not fit", `rule: symmetric-signing-key, match: { appId: ${faulty.appId}, displayName: x }`, 1],
])("%s", (_, fields, exit) => {
  expect(scan(waiver(fields)).exit).toBe(exit);
});

test("by fingerprint, which names one finding exactly", () => {
  const { fingerprint } = scan("").document.findings.find(({ ruleId }) => ruleId === "symmetric-signing-key") ?? {};
  expect(scan(waiver(`fingerprint: ${fingerprint}`))).toMatchObject({ exit: 0, document: { summary: { waived: 1 }, notices: [] } });
  expect(scan(waiver(`fingerprint: ${"a".repeat(64)}`))).toMatchObject({ exit: 1, document: { summary: { waived: 0 } } });
});

test("a waiver holds through its last day, UTC; then it is reported and holds no longer", () => {
  const yaml = waiver(ofFaulty, "2026-11-23");
  expect(scan(yaml, "--now", "2026-11-23T23:59:59Z")).toMatchObject({ exit: 0, document: { notices: [] } });
  const after = scan(yaml, "--now", "2026-11-24T00:00:00Z");
  expect(after).toMatchObject({ exit: 1, document: { summary: { waived: 0, errors: 1 } } });
  expect(after.document.notices).toMatchObject([
    { kind: "waiver-expired", line: 2, column: 5, message: "this waiver expired on 2026-11-23 and no longer counts." },
  ]);
});

test("entries that fit nothing are said: in the document, and on standard error", () => {
  const { exit, document, stderr } = scan(
    `applications:\n  - match: { displayName: nobody }\n${waiver("rule: symmetric-signing-key, match: { displayName: nobody }")}`,
  );
  expect(exit).toBe(1);
  expect(document.notices).toMatchObject([
    { kind: "application-unused", line: 2, column: 5, message: "this entry fits no application of this run." },
    { kind: "waiver-unused", line: 4, column: 5, message: "this waiver fits no finding of this run." },
  ]);
  expect(stderr).toBe(
    "aadguard: warning: /aadguard.yaml:2:5: this entry fits no application of this run.\n" +
      "aadguard: warning: /aadguard.yaml:4:5: this waiver fits no finding of this run.\n",
  );
});

test("nothing is said of a waiver whose rule did not run", () => {
  expect(scan(waiver("rule: malformed-client-id, match: { displayName: nobody }")).document.notices).toEqual([]);
});

test("the report for people shows waived findings on one line, notices once, and both counts", () => {
  const yaml = `${waiver(ofFaulty)}  - { fingerprint: ${"a".repeat(64)}, reason: r, expires: 2027-01-31 }\n`;
  const { exit, stdout, stderr } = run(yaml, ["expired.json", "faulty.json"]);
  expect([exit, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(
    /^waived\[symmetric-signing-key\]: .* \(faulty\.json:\d+:\d+; moved in May, identity@contoso\.com, until 2027-01-31\)$/m,
  );
  expect(stdout).not.toMatch(/^error/m);
  expect(stdout).toMatch(/^notice: .*aadguard\.yaml:3:5: this waiver fits no finding of this run\.$/m);
  expect(stdout).toContain("0 errors, 1 warning, 0 notes, 1 undetermined, 1 waived, 0 unreadable");
});

test("what an application says about itself is not a waiver: tags and notes are not read for it", () => {
  const word = "aadguard:ignore symmetric-signing-key";
  const self = folderWith({ "app.json": { ...faulty, tags: [word], notes: word, description: word } });
  expect(aadguard(["scan", "--now", now, ...rules], { cwd: self.path }).exit).toBe(1);
  self.remove();
});
