import { createHash } from "node:crypto";
import Ajv2020 from "ajv/dist/2020";
import type { Log, Result, Run } from "sarif";
import { catalogue } from "../../src/policy/catalogue";
import { outcomeOf } from "../../src/findings/outcome";
import { renderSarif, sarif } from "../../src/report/sarif";
import type { ReportContext } from "../../src/report/reporter";
import type { Finding, ScanResult } from "../../src/findings/result";
import { describeWithCheckers, multitool, sarifSchema } from "../support/checkers";
import { hostileFindings } from "./hostile";
import { contextWith, resultWith, signingKey } from "./results";

function render(result: ScanResult, context: Partial<ReportContext> = {}): string {
  return [...sarif.render(result, contextWith(context))].join("");
}

function runOf(result: ScanResult, context: Partial<ReportContext> = {}): Run {
  const [run] = (JSON.parse(render(result, context)) as Log).runs;
  if (!run) throw new Error("no run");
  return run;
}

function resultsOf(findings: readonly Finding[], context: Partial<ReportContext> = {}): Result[] {
  return runOf(resultWith({ findings }), context).results ?? [];
}

const waived: Finding = { ...signingKey, waiver: { reason: "moved in May", owner: "identity@contoso.com", expires: "2027-01-31" } };
const everything = resultWith({
  findings: [signingKey, waived, ...hostileFindings],
  summary: { unreadable: 1 },
  undetermined: [{ ruleId: signingKey.ruleId, reason: "no keys", settle: "Export them.", count: 4, subjects: [signingKey.subject] }],
  diagnostics: [
    { kind: "unreadable", path: "a b/ü.json", line: 3, column: 7, message: "not JSON" },
    { kind: "merged", path: "x.json", message: "the same twice" },
  ],
  notices: [{ kind: "waiver-expired", path: "aadguard.yaml", line: 2, column: 3, message: "expired" }],
});

describeWithCheckers("the document", () => {
  test.each([
    ["without a finding", resultWith({})],
    ["with everything that a run can say", everything],
  ])("%s is valid against the schema of SARIF 2.1.0, and Microsoft's reader finds no fault in it", (_, result) => {
    const document = render(result);
    const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(sarifSchema());
    validate(JSON.parse(document));
    expect(validate.errors ?? []).toEqual([]);
    // The tool has no page of its own yet that informationUri could name.
    expect(multitool(document).filter((line) => !/SARIF2005.*informationUri/.test(line))).toEqual([]);
  });
});

describe("a result", () => {
  test("has the place, the words and the fingerprint of its finding", () => {
    const [result] = resultsOf([signingKey]);
    expect(result).toMatchObject({
      ruleId: "symmetric-signing-key",
      level: "error",
      message: { text: "Orders API holds a symmetric signing key. Remove the key and use a certificate. Leads to AADSTS50000." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "export/orders-api.json" },
            region: { startLine: 2, startColumn: 11, endLine: 2, endColumn: 22 },
          },
          logicalLocations: [{ fullyQualifiedName: "/keyCredentials/0/type" }],
        },
      ],
      partialFingerprints: { primaryLocationLineHash: `${"f".repeat(64)}:1`, "aadguard/v1": "f".repeat(64) },
    });
    expect(catalogue().rules[result?.ruleIndex ?? -1]?.id).toBe("symmetric-signing-key");
  });

  test("keeps its fingerprint when lines and files move; one that occurs twice is two", () => {
    const prints = (findings: readonly Finding[]) => resultsOf(findings).map(({ partialFingerprints }) => partialFingerprints);
    const moved = { ...signingKey, location: { ...signingKey.location, path: "other.json", line: 99, endLine: 99 } };
    expect(prints([moved])).toEqual(prints([signingKey]));
    expect(prints([signingKey, moved]).map((print) => print?.primaryLocationLineHash?.at(-1))).toEqual(["1", "2"]);
  });

  test("names related objects by links to their places, a hundred of them at most", () => {
    const one = { ...signingKey.subject, kind: "servicePrincipal" as const, displayName: "Orders [EU]" };
    const other = { ...one, displayName: "Orders US", location: null };
    const [result] = resultsOf([{ ...signingKey, related: [{ ...one, location: signingKey.location }, other] }]);
    expect(result?.message.text).toMatch(/ Related: \[service principal "Orders \\\[EU\\\]"\]\(1\) and 1 more\.$/);
    expect(result?.relatedLocations).toMatchObject([{ id: 1, physicalLocation: { region: { startLine: 2 } } }]);
    const many = Array.from({ length: 150 }, () => ({ ...one, location: signingKey.location }));
    const [crowded] = resultsOf([{ ...signingKey, related: many }]);
    expect(crowded?.relatedLocations).toHaveLength(100);
    expect(crowded?.message.text).toContain(" and 50 more.");
  });

  test("says that it is suppressed, and why; then every other one says that it is not", () => {
    const [first, second] = resultsOf([signingKey, waived]);
    expect(first?.suppressions).toEqual([]);
    expect(second?.suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "moved in May (until 2027-01-31, owner identity@contoso.com)" },
    ]);
    expect(resultsOf([signingKey])[0]).not.toHaveProperty("suppressions");
  });

  test("says whether the baseline knows it", () => {
    expect(resultsOf([{ ...signingKey, baselineState: "unchanged" }])[0]?.baselineState).toBe("unchanged");
  });

  test("has a URI relative to the repository; absolute where the file lies outside", () => {
    const uriOf = (path: string) => {
      const [result] = resultsOf([signingKey], { repositoryPath: () => path });
      return result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    };
    expect(uriOf("infra/export/a b#1%.json")).toBe("infra/export/a%20b%231%25.json");
    expect(uriOf("a:b/\ud800.json")).toBe("a%3Ab/%EF%BF%BD.json");
    expect(uriOf("/mnt/export/a b.json")).toBe("file:///mnt/export/a%20b.json");
    expect(uriOf("<stdin>")).toBe("%3Cstdin%3E");
  });

  test("shows names as text: neither links nor placeholders, no control characters", () => {
    for (const { message } of resultsOf(hostileFindings)) {
      expect(message.text).not.toMatch(/(?<!\\)\]\((?!\d+\)[,.])/);
      expect(message.text).not.toMatch(/(?<!\{)\{\d\}/);
      // eslint-disable-next-line no-control-regex -- control characters are what it is about
      expect(message.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe("a rule", () => {
  const rules = runOf(resultWith({})).tool.driver.rules ?? [];

  test("is there for each one that ran, with all that GitHub asks for", () => {
    expect(rules.map(({ id }) => id)).toEqual(catalogue().rules.map(({ id }) => id));
    for (const rule of rules) {
      expect(rule.shortDescription?.text.length).toBeGreaterThan(0);
      expect(rule.fullDescription?.text.length).toBeGreaterThan(0);
      expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.help?.text.length).toBeGreaterThan(0);
      expect(rule.help?.markdown).toContain("### What to do");
      expect(rule.properties).toMatchObject({ precision: "high", tags: expect.arrayContaining(["security"]) });
      expect(rule.properties?.tags?.length).toBeLessThanOrEqual(10);
    }
  });

  test("has a security severity on GitHub's side of the line for its severity", () => {
    const level = { error: [7, 8.9], warning: [4, 6.9], note: [0.1, 3.9] };
    for (const rule of rules) {
      const [least = 0, most = 0] = level[rule.defaultConfiguration?.level as keyof typeof level];
      const score = rule.properties?.["security-severity"] as unknown;
      expect(typeof score).toBe("string");
      expect(Number(score)).toBeGreaterThanOrEqual(least);
      expect(Number(score)).toBeLessThanOrEqual(most);
    }
  });
});

test("what could not be read or settled is told beside the results, never as one", () => {
  const run = runOf(everything, { outcome: outcomeOf(everything, { declarations: 1 }, { failOn: "error", undetermined: "warn" }) });
  expect(run.results).toHaveLength(everything.findings.length);
  expect(run.results?.every(({ locations }) => locations?.length === 1)).toBe(true);
  const [invocation] = run.invocations ?? [];
  expect(invocation).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        descriptor: { id: "unreadable" },
        level: "error",
        message: { text: "not JSON" },
        locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/%C3%BC.json" }, region: { startLine: 3, startColumn: 7 } } }],
      },
      { descriptor: { id: "merged" }, level: "warning" },
      {
        descriptor: { id: "undetermined" },
        associatedRule: { id: "symmetric-signing-key" },
        level: "note",
        message: { text: '4 verdicts undetermined: no keys. To settle it: Export them. About: application "Orders API" and others.' },
      },
    ],
    toolConfigurationNotifications: [{ descriptor: { id: "waiver-expired" }, level: "warning" }],
  });
});

describe("a document too large for GitHub", () => {
  const note: Finding = { ...signingKey, ruleId: "password-flow-enabled", severity: "note" };
  const warning: Finding = { ...signingKey, severity: "warning" };
  const cutTo = (findings: readonly Finding[], limits: { results: number; bytes: number }) => {
    const told: string[] = [];
    const document = renderSarif(resultWith({ findings }), contextWith({ tell: (message) => told.push(message) }), limits).join("");
    const [run] = (JSON.parse(document) as Log).runs;
    const levels = run?.results?.map(({ level }) => level);
    return { levels, told, notifications: run?.invocations?.[0]?.toolExecutionNotifications, size: document.length };
  };

  test("loses notes first, then warnings, and says so in the file and to people", () => {
    const { levels, told, notifications } = cutTo([note, signingKey, { ...note }, warning, { ...signingKey }, { ...warning }], {
      results: 3,
      bytes: 1e9,
    });
    expect(levels).toEqual(["error", "warning", "error"]);
    expect(told).toEqual([expect.stringMatching(/^sarif: 1 warning and 2 notes are left out of this file: GitHub /)]);
    expect(notifications).toMatchObject([{ descriptor: { id: "left-out" }, message: { text: told[0]?.slice("sarif: ".length) } }]);
  });

  test("is cut to the size that GitHub takes, gzipped", () => {
    const many = Array.from({ length: 400 }, (_, n) => ({
      ...(n % 2 ? note : signingKey),
      fingerprint: createHash("sha256").update(String(n)).digest("hex"),
    }));
    const whole = cutTo(many, { results: 1000, bytes: 1e9 });
    const cut = cutTo(many, { results: 1000, bytes: 20_000 });
    expect(whole.levels).toHaveLength(400);
    expect(whole.told).toEqual([]);
    expect(cut.levels?.length).toBeLessThan(400);
    expect(cut.levels?.filter((level) => level === "error").length).toBeGreaterThanOrEqual(Math.min(200, cut.levels?.length ?? 0));
    expect(cut.told).toHaveLength(1);
  });
});
