import { escapeControls } from "../../src/text/escape";
import { github } from "../../src/report/github";
import { markdown } from "../../src/report/markdown";
import { outcomeOf } from "../../src/findings/outcome";
import type { Finding, ScanResult } from "../../src/findings/result";
import { describeWithCheckers, requireChecker } from "../support/checkers";
import { hostileFindings, hostileNames } from "./hostile";
import { contextWith, resultWith, signingKey } from "./results";

const contextOf = (result: ScanResult) =>
  contextWith({ outcome: outcomeOf(result, { declarations: 1 }, { failOn: "error", undetermined: "warn" }) });
const render = (result: ScanResult) => [...markdown.render(result, contextOf(result))].join("");
const summaryOf = (result: ScanResult) => [...(github.beside?.render(result, contextOf(result)) ?? [])].join("");

const many = (severity: Finding["severity"], count: number): Finding[] =>
  Array.from({ length: count }, (_, n) => ({ ...signingKey, severity, message: `${severity} ${n} of ${"a long name ".repeat(20)}` }));

test("a comment has the outcome, a table for each severity, and what to do", () => {
  expect(render(resultWith({ findings: [signingKey], summary: { errors: 1 } }))).toBe(`<!-- aadguard -->
## aadguard: 1 error, 0 warnings, 0 notes

This run fails: 1 finding of severity error.

1 file (1 scanned, 0 skipped, 0 unreadable), 1 application, 0 service principals; 0 undetermined, 0 waived.

### Errors

| Finding | Where | Leads to |
| --- | --- | --- |
| Orders API holds a symmetric signing key<br>\`symmetric-signing-key\` | \`export/orders-api.json:2\` | AADSTS50000 |

<details><summary>What to do</summary>

**symmetric-signing-key**: Remove the key and use a certificate.

az:

\`\`\`sh
# Orders API
az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1
\`\`\`

PowerShell:

\`\`\`powershell
# Orders API
Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01
\`\`\`

</details>
`);
});

test("what could not be read stands above the findings; what is open or waived below", () => {
  const text = render(
    resultWith({
      findings: [{ ...signingKey, waiver: { reason: "moved in May", owner: "identity", expires: "2027-01-31" } }],
      summary: { waived: 1, undetermined: 4 },
      undetermined: [{ ruleId: signingKey.ruleId, reason: "no keys", settle: "Export them.", count: 4, subjects: [] }],
      diagnostics: [
        { kind: "merged", path: "x.json", message: "twice" },
        { kind: "unreadable", path: "a.json", line: 3, message: "not JSON" },
      ],
    }),
  );
  expect(text.split("\n").filter(Boolean).slice(1)).toEqual([
    "## aadguard: nothing found in what could be judged",
    "This run fails: 1 input could not be read. 4 verdicts could not be decided.",
    "1 file (1 scanned, 0 skipped, 0 unreadable), 1 application, 0 service principals; 4 undetermined, 1 waived.",
    "- **unreadable** `a.json:3`: not JSON",
    "- **merged** `x.json`: twice",
    "<details><summary>Not judged: 4 verdicts</summary>",
    "- `symmetric-signing-key` (4): no keys. To settle it: Export them.",
    "</details>",
    "<details><summary>Waived: 1 finding</summary>",
    "- `symmetric-signing-key`: Orders API holds a symmetric signing key (until 2027-01-31, identity: moved in May)",
    "</details>",
  ]);
});

test("an input that cannot show everything leaves no clean headline", () => {
  const diagnostics = [{ kind: "incomplete" as const, path: "a.json", message: "more pages exist" }];
  expect(render(resultWith({}))).toContain("## aadguard: nothing found\n");
  expect(render(resultWith({ diagnostics }))).toContain("## aadguard: nothing found in what could be judged\n");
});

describe("a comment fits into GitHub's 65,536 characters", () => {
  const rows = (text: string, severity: string) => text.split("\n").filter((line) => line.startsWith(`| ${severity} `)).length;

  test("notes give way first, then warnings, and it says how many", () => {
    const text = render(resultWith({ findings: [...many("note", 200), ...many("warning", 100), ...many("error", 150)] }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(rows(text, "error")).toBe(150);
    const warnings = rows(text, "warning");
    expect(warnings).toBeGreaterThan(0);
    expect(rows(text, "note")).toBe(0);
    expect(text).toContain(`**Not shown here for want of room: ${100 - warnings} warnings and 200 notes.**`);
  });

  test("where not all have room, every rule has a row with one remedy, before the findings", () => {
    const rare = {
      ...signingKey,
      severity: "note" as const,
      ruleId: "resource-not-listed",
      remediation: { text: "List it.", commands: [], code: [] },
    };
    const text = render(resultWith({ findings: [rare, ...many("error", 1000)] }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    const [, table = ""] = /### By rule\n\n([^]*?)\n\n/.exec(text) ?? [];
    expect(table.split("\n").slice(2)).toEqual([
      expect.stringMatching(/^\| `symmetric-signing-key` \| error \| 1000 \| Remove the key .* \|$/),
      "| `resource-not-listed` | note | 1 | List it. |",
    ]);
    expect(text.indexOf("### By rule")).toBeLessThan(text.indexOf("### Errors"));
    expect(render(resultWith({ findings: [rare] }))).not.toContain("### By rule");
  });

  test("whatever the names", () => {
    const huge = {
      ...signingKey,
      message: "\u0000&$@a".repeat(50_000),
      subject: { ...signingKey.subject, displayName: "`".repeat(90_000) },
    };
    const undetermined = Array.from({ length: 500 }, (_, n) => {
      return { ruleId: `rule-${n}`, reason: "r".repeat(2000), settle: "s".repeat(2000), count: 1, subjects: [] };
    });
    const diagnostics = Array.from({ length: 500 }, () => ({
      kind: "unreadable" as const,
      path: "p".repeat(500),
      message: "m".repeat(5000),
    }));
    const text = render(resultWith({ findings: Array.from({ length: 500 }, () => ({ ...huge })), undetermined, diagnostics }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain("- and 480 more");
  });

  test("the job's summary has more room, a megabyte of bytes", () => {
    const findings = many("error", 8000).map((finding) => ({ ...finding, message: `${finding.message}é名` }));
    const text = summaryOf(resultWith({ findings }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(rows(text, "error")).toBeGreaterThan(1000);
    expect(text).toMatch(/^## aadguard: /);
  });
});

test("names stay text: no formatting, HTML, links, mentions, references or new rows", () => {
  const text = render(resultWith({ findings: hostileFindings, summary: { waived: hostileFindings.length / 2 } }));
  const [prose = ""] = text.split("<details><summary>What to do");
  const withoutCode = prose.replace(/(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)/g, "");
  expect(withoutCode.replaceAll("<br>", "").replaceAll("<span>$</span>", "").replace("<!-- aadguard -->", "")).not.toMatch(/[<$]/);
  expect(withoutCode).not.toMatch(/(?<!\\)\]\(/);
  expect(withoutCode).not.toMatch(/@[A-Za-z0-9]|(?<!&)#\d|[^\\]:\/\/|www\./);
  expect(withoutCode).not.toMatch(/(?<!\\)[*_]\w/);
  const rows = prose
    .split("\n")
    .filter((line) => line.startsWith("| ") && line !== "| Finding | Where | Leads to |" && !line.startsWith("| ---"));
  expect(rows).toHaveLength(hostileFindings.length / 2);
  for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(4);
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

describeWithCheckers("rendered", () => {
  test("a page has no element that a name brought along, and each name as it stands", () => {
    const MarkdownIt = requireChecker<new (options: object) => { render(text: string): string }>("markdown-it");
    const html = new MarkdownIt({ html: true, linkify: true }).render(render(resultWith({ findings: hostileFindings })));
    const elements = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
    expect([...elements].sort()).toEqual(
      [
        "br",
        "code",
        "details",
        "h2",
        "h3",
        "li",
        "p",
        "pre",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
      ].sort(),
    );
    expect(html.match(/<tr>/g)).toHaveLength(hostileNames.length + 1);
    const text = html
      .replace(/<[^>]*>/g, "")
      .replace(/\u200b/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    for (const name of hostileNames.filter((hostile) => escapeControls(hostile) === hostile))
      expect(text).toContain(`${name} holds a symmetric signing key`);
  });
});
