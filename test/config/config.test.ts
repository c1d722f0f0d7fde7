import { ConfigError, parseConfig } from "../../src/config";
import { useOf } from "../../src/config/uses";
import { isExpired, settle } from "../../src/findings/apply";
import { matches } from "../../src/config/match";
import type { Declaration } from "../../src/model/declarations";
import type { Finding } from "../../src/findings/result";

const parse = (text: string) => parseConfig(text, "aadguard.yaml");
const mistake = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("no mistake was found");
};

test("everything that the file can say is read, entries with their places", () => {
  const config = parse(
    [
      "rules: { symmetric-key-credential: warning, password-flow-enabled: off }",
      "applications:",
      '  - match: { displayName: "orders-*" }',
      "    flows: [authorizationCode, deviceCode]",
      "  - match: { urn: 'urn:pulumi:dev::shop::x::y' }",
      "    daemonOnly: true",
      'exclude: ["legacy/**"]',
      "waivers:",
      "  - { rule: symmetric-signing-key, match: { appId: 11111111-2222-4333-8444-555555555555 }, reason: moved, expires: 2027-01-31 }",
    ].join("\n"),
  );
  expect([...config.rules]).toEqual([
    ["symmetric-key-credential", "warning"],
    ["password-flow-enabled", "off"],
  ]);
  expect(config.applications).toMatchObject([
    { flows: ["authorizationCode", "deviceCode"], line: 3, column: 5 },
    { daemonOnly: true, line: 5 },
  ]);
  expect(config.exclude).toEqual(["legacy/**"]);
  expect(config.waivers).toMatchObject([{ rule: "symmetric-signing-key", expires: "2027-01-31", line: 9, column: 5 }]);
});

test("an empty file is an empty configuration", () => {
  expect(parse("# nothing yet\n")).toMatchObject({ applications: [], waivers: [], exclude: [] });
});

test("a section without content is as good as none", () => {
  expect(parse("rules:\napplications:\n  # - match: {}\nexclude:\nwaivers:\n")).toMatchObject({
    applications: [],
    waivers: [],
    exclude: [],
  });
});

test.each([
  [
    "rules:\n  symetric-key-credential: off",
    'aadguard.yaml:2:3: no rule is called "symetric-key-credential". Did you mean "symmetric-key-credential"?',
  ],
  ["rules: { symmetric-key-credential: fatal }", 'aadguard.yaml:1:36: "fatal" is not allowed here. Possible: error, warning, note, off.'],
  ["waiver: []", 'aadguard.yaml:1:1: there is no setting called "waiver". Did you mean "waivers"?'],
  [
    "applications:\n  - match: { displayName: x }\n    flows: [devicecode]",
    'aadguard.yaml:3:13: "devicecode" is not allowed here. Did you mean "deviceCode"?',
  ],
  ["applications:\n  - flows: [ropc]", 'aadguard.yaml:2:5: An entry of applications needs "match".'],
  ["applications: [{ match: {} }]", 'aadguard.yaml:1:25: "match" names nobody: give an appId, a displayName or a urn.'],
  ["waivers:\n  - { rule: symmetric-signing-key, match: { urn: u }, expires: 2027-01-31 }", 'aadguard.yaml:2:5: A waiver needs "reason".'],
  [
    "waivers:\n  - { reason: r, expires: 2027-01-31 }",
    'aadguard.yaml:2:5: A waiver names a "fingerprint", or both a "rule" and a "match".',
  ],
  [
    "waivers:\n  - { rule: symmetric-signing-key, match: { urn: u }, reason: r, expires: 31.1.2027 }",
    '"31.1.2027" is not a day: write it like 2027-01-31.',
  ],
  [
    "waivers:\n  - { rule: symmetric-signing-key, match: { urn: u }, reason: r, expires: 2027-02-30 }",
    'aadguard.yaml:2:75: "2027-02-30" is not a day of the calendar.',
  ],
  ["applications: 7", '"applications" must be a list, not 7.'],
  ["rules:\n\t- x", "aadguard.yaml:2:1: this is not valid YAML:"],
  ["exclude: [a]\nexclude: [b]", "aadguard.yaml:2:1: this is not valid YAML: Map keys must be unique."],
  ["exclude: [*old]", "aadguard.yaml: its aliases cannot be resolved: Unresolved alias"],
  ["just a text", '"the file" must be a mapping (name: value), not "just a text".'],
])("a mistake is told with its place and what to do: %j", (text, message) => {
  expect(mistake(text)).toContain(message);
});

test("aliases that would multiply without end are refused", () => {
  const lists = ["&a [x, x]", "&b [*a, *a, *a, *a, *a, *a, *a, *a]", "&c [*b, *b, *b, *b, *b, *b, *b, *b]", "&d [*c, *c, *c, *c]"];
  expect(mistake(`exclude:\n${lists.map((list) => `  - ${list}\n`).join("")}`)).toContain("Excessive alias count");
});

test("every mistake is told at once, in the order of the file", () => {
  expect(mistake("rules: { nonsense: off }\nexclude: 3\n").split("\n")).toHaveLength(2);
});

test("a name may hold anything; only * and ? are special, and case does not matter", () => {
  const who = { appId: "A1", displayName: "Orders [API] (v1.0)", urn: null };
  expect(matches({ displayName: "orders [api] (v1.?)" }, who)).toBe(true);
  expect(matches({ displayName: "orders*" }, who)).toBe(true);
  expect(matches({ displayName: "orders" }, who)).toBe(false);
  expect(matches({ displayName: "orders*", appId: "a1" }, who)).toBe(true);
  expect(matches({ displayName: "orders*", appId: "b2" }, who)).toBe(false);
});

test("a day that the calendar does not have is told together with the others", () => {
  const waiver = (more: string) => `  - { rule: symmetric-signing-key, match: { urn: u }, ${more} }`;
  const lines = [
    "rules: { symetric-signing-key: off }",
    "waivers:",
    waiver("reason: r, expires: 2027-02-31"),
    waiver("expires: 31.1.2027"),
  ];
  const places = messageOf(lines.join("\n"))
    .split("\n")
    .map((line) => line.split(":")[1]);
  expect(places).toEqual(["1", "3", "4", "4"]);
});

function messageOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

test("of several entries that fit, the flows of all count; whoever is in none is not spoken of", () => {
  const config = parse(
    [
      "applications:",
      "  - { match: { appId: 11111111-2222-4333-8444-555555555555 }, flows: [ropc] }",
      "  - { match: { displayName: 'orders*' }, flows: [deviceCode, ropc] }",
      "  - { match: { displayName: 'orders api', appId: 11111111-2222-4333-8444-555555555555 }, daemonOnly: true }",
      "  - { match: { appId: 99999999-2222-4333-8444-555555555555 }, flows: [onBehalfOf] }",
    ].join("\n"),
  );
  const use = (appId: string | undefined, displayName: string) =>
    useOf(config)({ kind: "application", appId, displayName, tenant: "", origin: "observed" } as unknown as Declaration);
  expect(use("11111111-2222-4333-8444-555555555555".toUpperCase(), "Orders API")).toEqual({
    flows: ["ropc", "deviceCode"],
    daemonOnly: true,
  });
  expect(use(undefined, "Orders")).toEqual({ flows: ["deviceCode", "ropc"] });
  expect(use(undefined, "Stock")).toBeUndefined();
});

test("a waiver holds to the end of its day", () => {
  expect(isExpired({ expires: "2027-01-31" }, "2027-01-31T23:59:59Z")).toBe(false);
  expect(isExpired({ expires: "2027-01-31" }, "2027-02-01T00:00:00Z")).toBe(true);
  expect(isExpired({ expires: "2027-01-31T10:00:00+02:00" }, "2027-01-31T08:00:00Z")).toBe(true);
});

const finding = (over: Partial<Finding> = {}): Finding => ({
  ruleId: "symmetric-key-credential",
  severity: "error",
  rootCause: 4,
  aadsts: [],
  message: "",
  subject: {
    kind: "application",
    displayName: "Orders",
    appId: null,
    objectId: null,
    urn: "urn:pulumi:dev::shop::app",
    address: "urn:pulumi:dev::shop::app",
  },
  location: { path: "urn:pulumi:dev::shop::certificate", line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" },
  related: [],
  remediation: { text: "", commands: [], code: [] },
  fingerprint: "f".repeat(64),
  shortFingerprint: "f".repeat(12),
  waiver: null,
  ...over,
});

test("severities are fixed, off takes a finding away, a waiver marks it", () => {
  const now = "2026-11-23T00:00:00Z";
  const settled = (text: string) => settle([finding()], parse(text), now);
  expect(settled("rules: { symmetric-key-credential: note }")).toMatchObject([{ severity: "note", waiver: null }]);
  expect(settled("rules: { symmetric-key-credential: off }")).toEqual([]);
  const waiver = (match: string, expires = "2027-01-31") =>
    `waivers: [{ rule: symmetric-key-credential, match: ${match}, reason: moved, owner: a@b, expires: ${expires} }]`;
  expect(settled(waiver("{ displayName: ord* }"))).toMatchObject([{ waiver: { reason: "moved", owner: "a@b", expires: "2027-01-31" } }]);
  expect(settled(waiver("{ urn: 'urn:pulumi:dev::shop::certificate' }"))[0]?.waiver).not.toBeNull();
  expect(settled(waiver("{ displayName: other }"))[0]?.waiver).toBeNull();
  expect(settled(waiver("{ displayName: ord* }", "2026-01-01"))[0]?.waiver).toBeNull();
  expect(settled(`waivers: [{ fingerprint: ${"f".repeat(64)}, reason: r, expires: 2027-01-31 }]`)[0]?.waiver).not.toBeNull();
});
