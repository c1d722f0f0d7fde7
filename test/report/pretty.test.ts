import { pretty } from "../../src/report/pretty";
import type { ReportContext } from "../../src/report/reporter";
import type { Finding, ScanResult } from "../../src/findings/result";
import { hostileFindings, hostileNames } from "./hostile";
import { contextWith, resultWith, signingKey } from "./results";

const keyLine = '  "type": "Symmetric",';

function render(result: ScanResult, context: Partial<ReportContext> = {}): string {
  return [...pretty.render(result, contextWith({ sourceLine: () => keyLine, ...context }))].join("");
}

function frameOf(line: string, location: Partial<Finding["location"]>, width = 60): string[] {
  const finding = { ...signingKey, location: { ...signingKey.location, line: 1, endLine: 1, ...location } };
  const lines = render(resultWith({ findings: [finding] }), { width, sourceLine: () => line }).split("\n");
  return lines.slice(3, 5).map((shown) => shown.slice(4));
}

test("a finding shows place, source line, caret, code, remedy and commands", () => {
  expect(render(resultWith({ findings: [signingKey], summary: { errors: 1 } }))).toBe(
    `error[symmetric-signing-key]: Orders API holds a symmetric signing key
 --> export/orders-api.json:2:11
  |
2 |   "type": "Symmetric",
  |           ^^^^^^^^^^^
  |
  = leads to: AADSTS50000
  = help: Remove the key and use a certificate.
      az: az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1
      PowerShell: Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01

error    1  symmetric-signing-key  AADSTS50000

1 error, 0 warnings, 0 notes, 0 undetermined, 0 unreadable in 1 file (1 scanned, 0 skipped), 1 application, 0 service principals; 85 ms
Next: \`aadguard explain symmetric-signing-key\` shows the cause and the fix. \`--format
html=report.html\` writes everything to one page. \`aadguard waive symmetric-signing-key --application
NAME --reason WHY --expires DAY\` accepts a finding that has to stay.
`,
  );
});

test("without the text of the source, the place stands alone", () => {
  const text = render(resultWith({ findings: [signingKey] }), { sourceLine: () => undefined });
  expect(text).toContain(" --> export/orders-api.json:2:11\n  |\n  = leads to: AADSTS50000\n");
});

test("a rule that claims no code has no line for codes", () => {
  expect(render(resultWith({ findings: [{ ...signingKey, aadsts: [] }] }))).not.toContain("leads to");
});

test("related declarations stand with their place", () => {
  const related = {
    ...signingKey.subject,
    kind: "servicePrincipal" as const,
    location: { ...signingKey.location, path: "export/sp.json", line: 7, column: 3 },
  };
  expect(render(resultWith({ findings: [{ ...signingKey, related: [related] }] }))).toContain(
    '  = related: service principal "Orders API" at export/sp.json:7:3\n',
  );
});

test("a long help text wraps to the width, a command never does", () => {
  const remediation = {
    text: "Remove the key ".repeat(12).trim(),
    commands: [{ shell: "az" as const, command: "az ".repeat(60).trim() }],
    code: [],
  };
  const lines = render(resultWith({ findings: [{ ...signingKey, remediation }] }), { width: 80 }).split("\n");
  const help = lines.filter((line) => line.includes("Remove the key"));
  expect(help.length).toBeGreaterThan(1);
  expect(Math.max(...help.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines).toContain(`      az: ${"az ".repeat(60).trim()}`);
});

describe("the source line", () => {
  test("is clipped on both sides around the place when an export stands on one line", () => {
    const line = `{"value":[${'{"id":"0"},'.repeat(5000)}{"type":"Symmetric"},${'{"id":"0"},'.repeat(5000)}]}`;
    const column = line.indexOf('"Symmetric"') + 1;
    const [text = "", carets = ""] = frameOf(line, { column, endColumn: column + 11 });
    expect(text).toMatch(/^….*"Symmetric".*…$/);
    expect(text.length).toBeLessThanOrEqual(60);
    expect(text.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe('"Symmetric"');
  });

  test("is clipped on the right only when the place is at its beginning", () => {
    const line = `{"type":"Symmetric",${'"a":1,'.repeat(100)}}`;
    const [text = "", carets = ""] = frameOf(line, { column: 9, endColumn: 20 });
    expect(text).toMatch(/^\{"type":"Symmetric".*…$/);
    expect(carets).toBe(`${" ".repeat(8)}${"^".repeat(11)}`);
  });

  test("keeps the caret in place behind tabs and wide characters", () => {
    const line = '\t"名前": "Symmetric"';
    const column = line.indexOf('"Symmetric"') + 1;
    const [text = "", carets = ""] = frameOf(line, { column, endColumn: column + 11 });
    expect(text).toBe('    "名前": "Symmetric"');
    // Two characters of the name take two columns each.
    expect(carets).toBe(`${" ".repeat(4 + 8)}${"^".repeat(11)}`);
  });

  test("shows control characters, and never sends them", () => {
    const [text] = frameOf('"a\u001b[2J\u202e": 1', { column: 1, endColumn: 2 });
    expect(text).toBe('"a\\u001b[2J\\u202e": 1');
  });

  test("shows marks of a build server's commands escaped, the caret in its place", () => {
    const line = '"##vso[task.complete]": "Symmetric"';
    const column = line.indexOf('"Symmetric"') + 1;
    const [text = "", carets = ""] = frameOf(line, { column, endColumn: column + 11 });
    expect(text).toBe('"#\\u0023vso[task.complete]": "Symmetric"');
    expect(text.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe('"Symmetric"');
  });

  test("is underlined to its end when the region goes on below", () => {
    const [, carets] = frameOf('  "api": {', { column: 3, endLine: 4, endColumn: 2 });
    expect(carets).toBe("  ^^^^^^^^");
  });

  test("has one caret for an empty region and for a place behind its end", () => {
    expect(frameOf("{}", { column: 1, endColumn: 1 })[1]).toBe("^");
    expect(frameOf("{}", { column: 9, endColumn: 12 })[1]).toBe("  ^");
  });
});

test("control characters in names are shown escaped everywhere", () => {
  const hostile = "a\u001b]0;x\u0007\u009b31m\u202e\nb";
  const subject = { ...signingKey.subject, displayName: hostile };
  const finding = {
    ...signingKey,
    message: `${hostile} is bad`,
    subject,
    related: [{ ...subject, location: null }],
    location: { ...signingKey.location, path: `${hostile}.json` },
  };
  const text = render(
    resultWith({
      findings: [finding],
      undetermined: [{ ruleId: "r", reason: `${hostile} unknown`, settle: hostile, count: 1, subjects: [subject] }],
      diagnostics: [{ kind: "merged", path: `${hostile}.json`, message: hostile }],
    }),
  );
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text).toContain("error[symmetric-signing-key]: a\\u001b]0;x\\u0007\\u009b31m\\u202e\\u000ab is bad");
});

test.each([20, 40, 60, 61, 62, 63, 64, 65, 80, 100, 120])("at %d columns no name is a command to a build server", (width) => {
  const undetermined = hostileNames.map((name) => ({
    ruleId: "r",
    reason: `${name} unknown`,
    settle: `${name} too`,
    count: 1,
    subjects: [{ ...signingKey.subject, displayName: name }],
  }));
  const diagnostics = hostileNames.map((name) => ({ kind: "unreadable" as const, path: name, message: name }));
  const notices = hostileNames.map((name) => ({ kind: "waiver-unused" as const, path: name, message: name }));
  const result = resultWith({ findings: hostileFindings, undetermined, diagnostics, notices });
  const text = render(result, { width, sourceLine: (path) => `  "displayName": "${path}"` });
  expect(text).not.toMatch(/##(vso|teamcity)?\[/i);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).toContain("#\\u0023vso[task.setvariable");
});

test("what was not judged is told by what would settle it, with rules, reasons and subjects", () => {
  const [orders, stock, billing, tours] = ["Orders API", "Stock", "Billing", "Tours"].map((displayName) => ({
    ...signingKey.subject,
    displayName,
  }));
  const principals = { reason: "the run holds no service principals", settle: "Export the service principals too: az ad sp list --all." };
  const absent = (field: string) => ({ reason: `${field} is not in the input`, settle: "Leave out $select." });
  const text = render(
    resultWith({
      summary: { undetermined: 8 },
      undetermined: [
        { ruleId: "client-without-service-principal", ...principals, count: 3, subjects: [orders!, stock!, billing!] },
        { ruleId: "malformed-client-id", ...absent("a"), count: 1, subjects: [orders!] },
        { ruleId: "malformed-client-id", ...absent("b"), count: 1, subjects: [orders!] },
        { ruleId: "resource-without-service-principal", ...principals, count: 1, subjects: [tours!] },
        { ruleId: "symmetric-signing-key", ...absent("c"), count: 1, subjects: [orders!] },
        { ruleId: "symmetric-signing-key", ...absent("d"), count: 1, subjects: [stock!] },
      ],
    }),
  );
  expect(text.slice(text.indexOf("Not judged"), text.indexOf(" by 1 rule"))).toBe(`Not judged: 8 verdicts
  - Export the service principals too: az ad sp list --all.
    settles 4 verdicts: client-without-service-principal (3), resource-without-service-principal (1)
    since the run holds no service principals
    about application "Orders API", application "Stock", application "Billing" and others
  - Leave out $select.
    settles 4 verdicts: malformed-client-id (2), symmetric-signing-key (2)
    since a is not in the input; b is not in the input; c is not in the input; and 1 other reason
    about application "Orders API" and application "Stock"

No fault found`);
});

test("diagnostics are told with their place", () => {
  const diagnostics = [
    { kind: "unreadable" as const, path: "broken.json", line: 3, column: 9, message: "A comma is missing." },
    { kind: "incomplete" as const, path: "page.json", message: "More pages exist." },
  ];
  const text = render(resultWith({ diagnostics, summary: { unreadable: 1 } }));
  expect(text).toContain("unreadable: broken.json:3:9: A comma is missing.\nincomplete: page.json: More pages exist.\n");
});

test("many diagnostics of a kind are cut, and that is said; files that were not read are all told", () => {
  const of = (kind: "merged" | "unreadable", count: number) =>
    Array.from({ length: count }, (_, n) => ({ kind, path: `${n}.json`, message: "m" }));
  const text = render(resultWith({ diagnostics: [...of("merged", 13), ...of("unreadable", 12)] }));
  expect(text.match(/^merged: \d+\.json/gm)).toHaveLength(10);
  expect(text).toContain("merged: 3 more; --format json lists all.\n");
  expect(text.match(/^unreadable: \d+\.json/gm)).toHaveLength(12);
});

describe("findings that do not count", () => {
  const waiver = { reason: "moved in May", owner: "identity@contoso.com", expires: "2027-01-31" };
  const known = (n: number) => ({ ...signingKey, message: `Old ${n}`, baselineState: "unchanged" as const });

  test("are told on one line each, with why", () => {
    const text = render(resultWith({ findings: [{ ...signingKey, waiver }, known(1), { ...signingKey, baselineState: "new" }] }));
    expect(text.match(/^error\[symmetric-signing-key\]/gm)).toHaveLength(1);
    expect(text).toContain(`
waived[symmetric-signing-key]: Orders API holds a symmetric signing key (export/orders-api.json:2:11; moved in May, identity@contoso.com, until 2027-01-31)
baselined[symmetric-signing-key]: Old 1 (export/orders-api.json:2:11)
`);
    expect(text).not.toContain("No fault found");
  });

  test("never bury the others, and a run with nothing else says so", () => {
    const text = render(resultWith({ findings: Array.from({ length: 300 }, (_, n) => known(n)), summary: { baselined: 300 } }));
    expect(text.match(/^baselined\[/gm)).toHaveLength(10);
    expect(text).toContain("baselined: 290 more; --format json lists all.\n");
    expect(text).toContain("No fault found by 1 rule beyond what is waived or in the baseline,");
  });
});

test("what is to be said about the configuration is told with its place", () => {
  const notices = [{ kind: "waiver-unused" as const, path: "aadguard.yaml", line: 3, column: 5, message: "this waiver fits nothing." }];
  expect(render(resultWith({ notices }))).toContain("notice: aadguard.yaml:3:5: this waiver fits nothing.\n");
});

describe("a run without findings", () => {
  test("says so where everything was judged", () => {
    expect(render(resultWith({}))).toContain(
      "No fault found by 1 rule, and nothing that was read is left open. What only a sign-in shows is not\ncovered: see",
    );
  });

  test("claims no more than was judged", () => {
    const diagnostics = [{ kind: "incomplete" as const, path: "main.tfplan.json", message: "It was not judged." }];
    const text = render(resultWith({ summary: { undetermined: 2, unreadable: 1 }, diagnostics }));
    const gaps = "2 verdicts left open, 1 file not read and 1 input incomplete.";
    expect(text.replaceAll("\n", " ")).toContain(`No fault found by 1 rule in what could be judged: ${gaps}`);
    expect(text).not.toContain("nothing that was read");
  });

  test("says what is read where no declaration was found", () => {
    const text = render(resultWith({ summary: { files: 3, scanned: 0, skipped: 3, applications: 0 } }));
    expect(text).toContain("No declaration found: 3 files read, and none contains a declaration.");
    for (const input of [
      "EntraExporter folders",
      "`pulumi stack export`",
      "`pulumi preview --json`",
      "`terraform show -json`",
      "`aadguard sources`",
    ]) {
      expect(text.replaceAll("\n", " ")).toContain(input);
    }
    expect(text).not.toContain("No fault found");
  });
});
