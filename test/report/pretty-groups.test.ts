import type { Finding } from "../../src/findings/result";
import { concise } from "../../src/report/concise";
import { pretty } from "../../src/report/pretty";
import { type ReportContext, usualLook } from "../../src/report/reporter";
import { catalogue } from "../../src/policy/catalogue";
import { contextWith, resultWith, signingKey } from "./results";

const title = catalogue().rules.find(({ id }) => id === "symmetric-signing-key")?.title ?? "";

/** A finding of the n-th application. */
const nth = (n: number, over: Partial<Finding> = {}): Finding => ({
  ...signingKey,
  message: `App ${n} is at fault`,
  subject: { ...signingKey.subject, displayName: `App ${n}`, appId: `4f1c1a5e-0d4e-4f6b-9a53-${String(n).padStart(12, "0")}` },
  location: { ...signingKey.location, path: `export/${String(n).padStart(3, "0")}.json` },
  ...over,
});
const notes = [1, 2].map((n) => nth(n, { severity: "note", ruleId: "resource-not-listed", message: `note ${n}` }));
const warning = nth(3, { severity: "warning", ruleId: "retired-azure-ad-graph", message: "one warning" });
const errors = [4, 5, 6].map((n) => nth(n));
const all = [...notes, warning, ...errors];

function render(findings: readonly Finding[], look: Partial<ReportContext["look"]> = {}, width = 100): string {
  const context = contextWith({ width, look: { ...usualLook, ...look } });
  return [...pretty.render(resultWith({ findings: [...findings] }), context)].join("");
}

test("errors come first, and a rule's sentence and remedy once, then its places", () => {
  expect(render(all).split("\n").slice(0, 16)).toEqual([
    `error[symmetric-signing-key]: ${title} (3 places)`,
    "  = leads to: AADSTS50000",
    "  = help: Remove the key and use a certificate.",
    "      for App 4:",
    "      az: az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1",
    "      PowerShell: Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01",
    "  --> export/004.json:2:11",
    "      App 4 is at fault",
    "  --> export/005.json:2:11",
    "      App 5 is at fault",
    "  --> export/006.json:2:11",
    "      App 6 is at fault",
    "",
    "warning[retired-azure-ad-graph]: one warning",
    " --> export/003.json:2:11",
    "  |",
  ]);
});

test("notes are counted and folded, with one line that says so; --min-severity shows them, or hides more", () => {
  const folded = render(all);
  expect(folded).not.toContain("note 1");
  expect(folded).toContain("2 notes of 1 rule, not shown: --min-severity note shows them\n");
  const shown = render(all, { minSeverity: "note" });
  expect(shown).toContain("note[resource-not-listed]: ");
  expect(shown).not.toContain("not shown");
  const fewest = render(all, { minSeverity: "error" });
  expect(fewest).not.toContain("one warning");
  expect(fewest).toContain("1 warning of 1 rule, not shown: --min-severity warning shows it\n");
});

test("the last lines are the rules by severity and count, every count, and the next step", () => {
  const text = render(all);
  expect(text.slice(text.indexOf("\nerror    ")).split("\n").slice(1, 6)).toEqual([
    "error    3  symmetric-signing-key   AADSTS50000",
    "warning  1  retired-azure-ad-graph  AADSTS50000",
    "2 notes of 1 rule, not shown: --min-severity note shows them",
    "",
    expect.stringMatching(/^0 errors, .*; 85 ms$/),
  ]);
  expect(text).toMatch(/\nNext: `aadguard explain symmetric-signing-key` [^]*\.\n$/);
});

test("ten places of a rule are enough; --verbose shows all, with fingerprints", () => {
  const many = Array.from({ length: 300 }, (_, n) => nth(n));
  const text = render(many);
  expect(text.match(/^ {2}--> /gm)).toHaveLength(10);
  expect(text).toContain("\n  and 290 more: --format concise lists every place\n");
  expect(text.split("\n").length).toBeLessThan(40);
  const whole = render(many, { verbose: true });
  expect(whole.match(/^ --> /gm)).toHaveLength(300);
  expect(whole.match(/^ {2}= fingerprint: f{12}$/gm)).toHaveLength(300);
});

test("remedies that differ by a name alone are one, without the name", () => {
  const [rule] = catalogue().rules.filter(({ id }) => id === "delegated-client-of-app-only-resource");
  const template = rule?.remediation.text ?? "";
  const filled = (name: string) => template.replace(/\{[A-Za-z]+\}/g, name);
  const finding = (n: number): Finding =>
    nth(n, { ruleId: rule?.id ?? "", remediation: { text: filled(`API ${n}`), commands: [], code: [] } });
  const text = render([finding(1), finding(2)], {}, 200);
  expect(text.match(/= help: /g)).toHaveLength(1);
  expect(text).not.toMatch(/= help: .*API \d/);
});

test("--group-by application: one block for each, with what is gravest first", () => {
  const own = { ...warning, subject: errors[0]!.subject };
  const text = render([own, ...errors], { groupBy: "application" });
  expect(text.split("\n").slice(0, 9)).toEqual([
    `App 4 (application ${errors[0]!.subject.appId})`,
    "  error[symmetric-signing-key]: App 4 is at fault",
    "    --> export/004.json:2:11",
    "    = help: Remove the key and use a certificate.",
    "  warning[retired-azure-ad-graph]: one warning",
    "    --> export/003.json:2:11",
    "    = help: Remove the key and use a certificate.",
    "",
    `App 5 (application ${errors[1]!.subject.appId})`,
  ]);
});

test("--group-by none: every finding by itself, errors first", () => {
  const heads = render(all, { groupBy: "none", minSeverity: "note" }).match(/^\w+\[.*?\]/gm);
  expect(heads).toEqual([
    ...Array(3).fill("error[symmetric-signing-key]"),
    "warning[retired-azure-ad-graph]",
    ...Array(2).fill("note[resource-not-listed]"),
  ]);
});

test("--quiet: the summary line alone", () => {
  expect(render(all, { quiet: true })).toMatch(/^0 errors, .*; 85 ms\n$/);
});

test.each([60, 80, 120, 200])("at %d columns no line but a place and a command is wider", (width) => {
  for (const groupBy of ["rule", "application"] as const) {
    const long = errors.map((finding) => ({ ...finding, message: "word ".repeat(80).trim() }));
    const lines = render(long, { groupBy }, width).split("\n");
    const wide = lines.filter((line) => line.length > width && !/-->|^ *(az|PowerShell): |^\d+ errors|^\w+\[/.test(line));
    expect(wide).toEqual([]);
  }
});

describe("concise", () => {
  const told: string[] = [];
  const lines = (findings: readonly Finding[], look: Partial<ReportContext["look"]> = {}) => {
    told.length = 0;
    const context = contextWith({ look: { ...usualLook, ...look }, tell: (text) => void told.push(text) });
    const diagnostics = [{ kind: "unreadable" as const, path: "b.json", line: 3, column: 9, message: "A comma is missing." }];
    return [...concise.render(resultWith({ findings: [...findings], diagnostics }), context)].join("").split("\n");
  };

  test("is one line a finding, errors first, and the rest on standard error", () => {
    expect(lines(all)).toEqual([
      "export/004.json:2:11: error[symmetric-signing-key] App 4 is at fault",
      "export/005.json:2:11: error[symmetric-signing-key] App 5 is at fault",
      "export/006.json:2:11: error[symmetric-signing-key] App 6 is at fault",
      "export/003.json:2:11: warning[retired-azure-ad-graph] one warning",
      "export/001.json:2:11: note[resource-not-listed] note 1",
      "export/002.json:2:11: note[resource-not-listed] note 2",
      "",
    ]);
    expect(told).toEqual(["b.json:3:9: A comma is missing.", expect.stringMatching(/; 85 ms$/)]);
  });

  test("keeps to --min-severity and --quiet", () => {
    expect(lines(all, { minSeverity: "error", quiet: true })).toHaveLength(4);
    expect(told).toEqual([]);
  });

  test("shows what a name may hold, and begins no command of a build server", () => {
    const [line] = lines([nth(1, { message: "a\nb\u001b[2J", location: { ...signingKey.location, path: "::error::x" } })]);
    expect(line).toBe("\\u003a:error::x:2:11: error[symmetric-signing-key] a\\u000ab\\u001b[2J");
  });
});
