import { linkFacts } from "../../src/diagnose/link-facts";
import { catalogue } from "../../src/policy/catalogue";
import { codesOf } from "../../src/report/explain/code-page";
import { examplesOf } from "../../src/report/explain/examples";
import { aadguard } from "./run";

const explain = (topic: string) => {
  const { exit, stdout, stderr } = aadguard(["explain", topic]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return stdout;
};

describe("explain AADSTS50000", () => {
  const page = explain("AADSTS50000");

  test("tells all six root causes, and of each what declarations show and what none does", () => {
    const causes = page.split(/^(?=\d\. )/m).slice(1);
    expect(causes.map((cause) => cause[0])).toEqual(["1", "2", "3", "4", "5", "6"]);
    for (const cause of causes) {
      expect(cause).toContain("Declarations show: ");
      expect(cause).toContain("No declaration shows: ");
    }
  });

  test("names the rules that cover each cause", () => {
    const coverage = {
      1: "password-flow-enabled",
      2: "malformed-client-id",
      3: "client-without-service-principal",
      4: "symmetric-signing-key",
      5: "resource-without-delegated-scopes",
      6: "client-without-delegated-permission",
    };
    for (const [number, rule] of Object.entries(coverage)) {
      expect(page).toMatch(new RegExp(`^${number}\\. [^]*?^    - ${rule} \\((error|warning|note)\\): `, "m"));
    }
  });

  test("does not claim the code for a rule that claims none", () => {
    expect(page).toMatch(/Around it, with other codes or none:\n(?: {4}.*\n)*? {4}- symmetric-key-credential/);
  });

  test("is found without the prefix and in small letters", () => {
    expect(explain("50000")).toBe(page);
    expect(explain("aadsts50000")).toBe(page);
  });
});

test("explain of another code lists the rules that find what leads to it, and claims no more", () => {
  const page = explain("AADSTS7000229");
  expect(page).toContain("- client-without-service-principal (error)");
  expect(page).toContain("no finding does not prove that AADSTS7000229 cannot happen");
});

test("explain of a rule tells why, the codes, the remedy with commands, false alarms, how to turn it off, sources", () => {
  const page = explain("symmetric-signing-key");
  expect(page.match(/^[A-Z].*$/gm)).toEqual([
    "Why",
    "Root cause 4 of AADSTS50000",
    "It says",
    "Bad",
    "Good",
    "What to do",
    "What to do (acs)",
    "Before calling it a false alarm",
    "To declare, waive or turn off",
    "In a token request",
    "Sources",
  ]);
  expect(page).toMatch(/^leads to: {2}AADSTS50000$/m);
  expect(page).toMatch(/^ {2}az: az ad app credential delete .*<keyId>$/m);
  expect(page).toMatch(/^ {2}PowerShell: Update-MgApplication .*<objectId>/m);
  expect(page).toMatch(/^Bad\n.*\n {4}\{\n[^]*?"type": "Symmetric",\n *"usage": "Sign"[^]*?\n {2}Whole file: policies\/keys\//m);
  expect(page).toContain("- { rule: symmetric-signing-key, match: { appId: … }");
  expect(page).toContain("aadguard scan --skip symmetric-signing-key");
  expect(page).toContain("(signing-keys), a link of `aadguard diagnose`: every flow");
  expect(page).not.toMatch(/\{\w+\}/);
});

test("every rule has a page with a bad and a good example", () => {
  for (const { id } of catalogue().rules) {
    const examples = examplesOf(id);
    expect(examples?.bad.description && examples.good.description).toBeTruthy();
    expect(examples?.bad.snippet.join("\n")).not.toMatch(/secretText|"hint"/);
  }
});

test("a code that only a request leads to has a page: what leads to it, and how to walk it", () => {
  const page = explain("AADSTS50194");
  expect(page).toContain("No rule finds what leads to it");
  expect(page).toContain("(authority): every flow");
  expect(page).toContain("aadguard diagnose --error 'AADSTS50194: …'");
});

test.each([
  ["AADSTS240002", "implicit id tokens", "on-behalf-of flow", "Which token the caller sends"],
  ["AADSTS50194", "common or organizations", "every flow", "The authority that the client asks"],
  ["AADSTS70008", "refresh token has expired", "refresh token flow", "still valid"],
  ["AADSTS53003", "Conditional Access blocks", "authorization code flow, device code flow and password flow (ROPC)", "sign-in log"],
  ["AADSTS9001023", "password flow is sent to common", "password flow (ROPC)", "The authority that the client asks"],
  ["AADSTS1002012", "another scope than /.default", "client credentials flow", "scopes that a client asks for"],
  ["AADSTS650053", "does not exist at the resource", "every flow with a user", "scopes that a client asks for"],
])("explain %s tells its cause in a request, the flows that lead there, and what stays invisible", (code, cause, flows, hidden) => {
  const parts = Object.fromEntries(
    explain(code)
      .split(/^(?=[A-Z])/m)
      .map((part) => [part.slice(0, part.indexOf("\n")), part.replace(/\s+/g, " ")]),
  );
  expect(parts["What leads to it in a request"]).toContain(cause);
  expect(parts["In one token request"]).toMatch(new RegExp(`\\): ${flows.replace(/[()]/g, "\\$&")}(?: -| To)`));
  expect(parts["No declaration shows"]).toContain(hidden);
});

test("every code has a cause: a rule that finds it, or what a request does", () => {
  const { rules } = catalogue();
  const links = linkFacts(rules);
  for (const code of codesOf(rules, links)) {
    const isTold = rules.some(({ aadsts }) => aadsts.includes(code)) || links.some(({ codes }) => codes[code]?.causes.length);
    expect(`${code}: ${isTold}`).toBe(`${code}: true`);
  }
});

test("an unknown code says so", () => {
  const { exit, stderr } = aadguard(["explain", "AADSTS5000000"]);
  expect(exit).toBe(2);
  expect(stderr).toContain("Nothing is known here about what leads to AADSTS5000000");
});

test("every page fits the width, but for commands and links", () => {
  const wide = explain("AADSTS50000")
    .split("\n")
    .filter((line) => line.length > 100 && !line.includes("https://"));
  expect(wide).toEqual([]);
});
