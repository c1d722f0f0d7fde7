import type { Intake } from "../../src/model/collection";
import type { Declaration } from "../../src/model/declarations";
import type { Rule } from "../../src/policy/catalogue";
import type { Judgement } from "../../src/policy/engine";
import type { SubjectIdentity, Verdict, Violation } from "../../src/policy/verdict";
import { assemble } from "../../src/findings/assemble";

const rule: Rule = {
  id: "symmetric-signing-key",
  group: "keys",
  title: "Symmetric signing key",
  description: "Why.",
  severity: "error",
  highestSeverity: "error",
  rootCause: 4,
  aadsts: ["AADSTS50000"],
  subjects: ["application", "servicePrincipal"],
  silentWithout: [],
  silentWith: [],
  scope: "object",
  message: "{subject} holds the symmetric key {keyId}",
  remediation: { text: "Remove {keyId}.", commands: [{ shell: "az", command: "az ad {azNoun} show --id {appId}" }], code: [] },
  variants: { expired: { message: "{subject} holds the expired key {keyId}" } },
  falsePositives: [],
  since: "0.1.0",
  sources: [],
};
const other: Rule = { ...rule, id: "malformed-client-id", rootCause: 2, subjects: ["application"] };

const orders: SubjectIdentity = {
  kind: "application",
  displayName: "Orders API",
  appId: "AAAAAAAA-0000-4000-8000-000000000001",
  objectId: "o-1",
  urn: null,
  address: null,
};
const ordersPrincipal: SubjectIdentity = { ...orders, kind: "servicePrincipal", objectId: "s-1" };

function judgement(subject: SubjectIdentity, verdicts: Verdict[], path = "orders.json", tenant = ""): Judgement {
  const source = { path, locate: (field: readonly (string | number)[]) => ({ path, pointer: field.map((part) => `/${part}`).join("") }) };
  const declaration = { kind: subject.kind, source, origin: "observed", tenant } as Declaration;
  return { subject, declaration, verdicts, related: (ref) => (ref === "sp" ? { identity: ordersPrincipal, declaration } : undefined) };
}

function violated(violation: Partial<Violation> = {}, ruleId = rule.id): Verdict {
  const key = { path: ["keyCredentials", 0, "type"], element: "key-1", params: { keyId: "key-1" } };
  return { ruleId, violations: [{ ...key, ...violation }], undetermined: [] };
}

const open = (reason: string, ruleId = rule.id): Verdict => ({ ruleId, violations: [], undetermined: [{ reason }] });

const intake: Intake = {
  declarations: [],
  collections: [],
  diagnostics: [],
  leftOut: [],
  notes: [],
  files: 3,
  scanned: 2,
  skipped: 1,
  unreadable: 0,
};

function result(judgements: Judgement[], { rules = [rule], listUndetermined = true, applications = 1, servicePrincipals = 0 } = {}) {
  const subjects = { application: applications, servicePrincipal: servicePrincipals };
  return assemble(
    { version: "1.2.3", intake, diagnostics: [], judgements, subjects, rules },
    {
      listUndetermined,
      // A place that tells paths and pointers apart is all that is needed here.
      positionOf: ({ path, pointer }) => ({
        path,
        pointer,
        line: pointer.length + 1,
        column: 1,
        endLine: pointer.length + 1,
        endColumn: 2,
      }),
      explainReason: ({ reason }) => ({ reason: `because ${reason}`, settle: `export ${reason}` }),
    },
  );
}

describe("a violation becomes a finding", () => {
  test("with the rule's message, remedy and codes, at the place of the faulty element", () => {
    expect(result([judgement(orders, [violated({ related: ["sp", "unheard-of"] })])]).findings).toEqual([
      {
        ruleId: "symmetric-signing-key",
        severity: "error",
        rootCause: 4,
        aadsts: ["AADSTS50000"],
        message: "Orders API holds the symmetric key key-1",
        subject: orders,
        location: { path: "orders.json", line: 23, column: 1, endLine: 23, endColumn: 2, pointer: "/keyCredentials/0/type" },
        related: [{ ...ordersPrincipal, location: { path: "orders.json", line: 1, column: 1, endLine: 1, endColumn: 2, pointer: "" } }],
        remediation: {
          text: "Remove key-1.",
          commands: [{ shell: "az", command: "az ad app show --id AAAAAAAA-0000-4000-8000-000000000001" }],
          code: [],
        },
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        shortFingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        waiver: null,
      },
    ]);
  });

  test("with the severity and the message of its case, where it names one", () => {
    const [finding] = result([judgement(orders, [violated({ severity: "warning", variant: "expired" })])]).findings;
    expect(finding).toMatchObject({
      severity: "warning",
      message: "Orders API holds the expired key key-1",
      remediation: { text: "Remove key-1." },
    });
  });

  test("a subject without a name goes by its ids, and one without any says so", () => {
    const messageOf = (subject: SubjectIdentity) => result([judgement(subject, [violated()])]).findings[0]?.message;
    const nameless = { ...orders, displayName: null };
    expect(messageOf(nameless)).toBe("AAAAAAAA-0000-4000-8000-000000000001 holds the symmetric key key-1");
    expect(messageOf({ ...nameless, appId: null, objectId: null })).toBe("(unnamed) holds the symmetric key key-1");
  });
});

describe("one fault is one finding", () => {
  test("the same key on an application and on its service principal is the application's, whatever the order", () => {
    const pair = [
      judgement(ordersPrincipal, [violated({ path: ["keyCredentials", 4, "type"] })], "sp.json"),
      judgement({ ...orders, appId: orders.appId?.toLowerCase() ?? null }, [violated({ severity: "warning" })], "app.json"),
    ];
    for (const judgements of [pair, [...pair].reverse()]) {
      const { findings, summary } = result(judgements);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({
        severity: "error",
        subject: { kind: "application" },
        location: { path: "app.json" },
        related: [{ kind: "servicePrincipal", location: { path: "sp.json", pointer: "/keyCredentials/4/type" } }],
      });
      expect(summary).toMatchObject({ errors: 1, warnings: 0 });
    }
  });

  test("another key, another tenant's service principal or another rule is another fault", () => {
    const app = judgement(orders, [violated()]);
    expect(result([app, judgement(ordersPrincipal, [violated({ element: "key-2" })])]).findings).toHaveLength(2);
    expect(result([app, judgement(ordersPrincipal, [violated()], "sp.json", "tenant-b")]).findings).toHaveLength(2);
    expect(result([app, judgement(ordersPrincipal, [violated({}, other.id)])], { rules: [rule, other] }).findings).toHaveLength(2);
  });

  test("an element that a rule names twice is told once; two elements without an id are two", () => {
    const twice = { ...violated(), violations: [...violated().violations, ...violated({ params: { keyId: "other words" } }).violations] };
    expect(result([judgement(orders, [twice])]).findings).toHaveLength(1);
    const nameless = [0, 1].flatMap((index) => violated({ element: "", path: ["keyCredentials", index] }).violations);
    expect(result([judgement(orders, [{ ...violated(), violations: nameless }])]).findings).toHaveLength(2);
  });
});

describe("the fingerprint", () => {
  const fingerprint = (subject: SubjectIdentity, violation: Partial<Violation> = {}, path?: string) =>
    result([judgement(subject, [violated(violation)], path)]).findings[0]?.fingerprint;
  const base = fingerprint(orders);

  test("stays when the file is moved, the key moves in its list, the name changes or GUIDs change case", () => {
    expect(fingerprint(orders, {}, "elsewhere/app.json")).toBe(base);
    expect(fingerprint(orders, { path: ["keyCredentials", 7, "type"] })).toBe(base);
    expect(fingerprint({ ...orders, displayName: "Orders", objectId: "o-9" })).toBe(base);
    expect(fingerprint({ ...orders, appId: orders.appId?.toLowerCase() ?? null })).toBe(base);
    expect(fingerprint(orders, { severity: "warning", variant: "expired" })).toBe(base);
  });

  test("changes with the element, the subject and the rule", () => {
    const others = [
      fingerprint(orders, { element: "key-2" }),
      fingerprint({ ...orders, appId: "b" }),
      fingerprint({ ...orders, appId: null }),
      fingerprint({ ...orders, appId: null, objectId: null, urn: "urn:1" }),
      result([judgement(orders, [violated({}, other.id)])], { rules: [other] }).findings[0]?.fingerprint,
    ];
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });
});

describe("what could not be decided", () => {
  const many = Array.from({ length: 25 }, (_, n) => ({ ...orders, displayName: `App ${String(n).padStart(2, "0")}`, appId: `a-${n}` }));

  test("is grouped by rule and reason, with the count and the first twenty subjects by name", () => {
    const shuffled = [...many].reverse().map((subject) => judgement(subject, [open("keys")]));
    const { undetermined, summary } = result([...shuffled, judgement(orders, [open("audience")])]);
    expect(undetermined.map(({ reason, settle, count }) => ({ reason, settle, count }))).toEqual([
      { reason: "because audience", settle: "export audience", count: 1 },
      { reason: "because keys", settle: "export keys", count: 25 },
    ]);
    expect(undetermined[1]?.subjects.map(({ displayName }) => displayName)).toEqual(
      many.slice(0, 20).map(({ displayName }) => displayName),
    );
    expect(summary.undetermined).toBe(26);
  });

  test("counts a verdict once, whatever the number of its reasons", () => {
    const verdict = { ruleId: rule.id, violations: [], undetermined: [{ reason: "b" }, { reason: "a" }, { reason: "b" }] };
    const { undetermined, summary } = result([judgement(orders, [verdict])]);
    expect(undetermined).toEqual([
      { ruleId: rule.id, reason: "because a; because b", settle: "export a export b", count: 1, subjects: [orders] },
    ]);
    expect(summary.undetermined).toBe(1);
  });

  test("is told beside what was found on the same subject", () => {
    const { findings, undetermined } = result([judgement(orders, [{ ...violated(), undetermined: [{ reason: "a key" }] }])]);
    expect([findings.length, undetermined.length]).toEqual([1, 1]);
  });

  test("is counted, not listed, where the list is not wanted", () => {
    const { undetermined, summary, coverage } = result([judgement(orders, [open("keys")])], { listUndetermined: false });
    expect(undetermined).toEqual([]);
    expect(summary.undetermined).toBe(1);
    expect(coverage).toEqual([{ ruleId: rule.id, judged: 0, undetermined: 1 }]);
  });
});

test("coverage tells for each rule that ran how many subjects of its kinds were judged, and how many not", () => {
  const judgements = [judgement(orders, [open("keys"), violated({}, other.id)])];
  expect(result(judgements, { rules: [rule, other], applications: 5, servicePrincipals: 3 }).coverage).toEqual([
    { ruleId: "malformed-client-id", judged: 5, undetermined: 0 },
    { ruleId: "symmetric-signing-key", judged: 7, undetermined: 1 },
  ]);
});

test("findings are sorted by path, line, column, rule and pointer, whatever the order of judging", () => {
  const judgements = [
    judgement(orders, [violated({ path: ["b"], element: "1" }), violated({ path: ["a"], element: "2" })], "b.json"),
    judgement({ ...orders, appId: "x" }, [violated({ path: ["long-path"] })], "a.json"),
    judgement({ ...orders, appId: "y" }, [violated({ path: ["a"] }, other.id)], "a.json"),
    judgement({ ...orders, appId: "z" }, [violated({ path: ["a"] })], "a.json"),
  ];
  const rules = [rule, other];
  const order = ({ findings }: ReturnType<typeof result>) =>
    findings.map(({ location, ruleId }) => `${location.path} ${location.pointer} ${ruleId}`);
  const sorted = [
    "a.json /a malformed-client-id",
    "a.json /a symmetric-signing-key",
    "a.json /long-path symmetric-signing-key",
    "b.json /a symmetric-signing-key",
    "b.json /b symmetric-signing-key",
  ];
  expect(order(result(judgements, { rules }))).toEqual(sorted);
  expect(order(result([...judgements].reverse(), { rules }))).toEqual(sorted);
});
