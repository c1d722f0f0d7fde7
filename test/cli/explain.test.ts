import { codesOfOneCause } from "../../src/diagnose/codes/neighbours";
import { codeEntries, codeEntry } from "../../src/diagnose/codes/table";
import { linkFacts } from "../../src/diagnose/link-facts";
import { catalogue } from "../../src/policy/catalogue";
import { codePage, codesOf } from "../../src/report/explain/code-page";
import { examplesOf } from "../../src/report/explain/rule-page";
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
  expect(page).toContain("No rule finds its causes");
  expect(page).toContain("(authority): every flow");
  expect(page).toContain("aadguard diagnose --error 'AADSTS50194: …'");
});

test.each([
  ["AADSTS240002", "implicit id tokens", "on-behalf-of flow", "Which token the caller sends"],
  ["AADSTS50194", "common or organizations", "every flow but managed identity", "The authority that the client asks"],
  ["AADSTS70008", "refresh token has expired", "refresh token flow", "still valid"],
  [
    "AADSTS53003",
    "Conditional Access blocks",
    "authorization code flow, device code flow, password flow (ROPC), implicit grant, hybrid flow and SAML sign-on",
    "sign-in log",
  ],
  ["AADSTS9001023", "password flow is sent to common", "password flow (ROPC)", "The authority that the client asks"],
  [
    "AADSTS1002012",
    "another scope than /.default",
    "client credentials flow and client credentials with a federated credential",
    "scopes that a client asks for",
  ],
  ["AADSTS650053", "does not exist at the resource", "every flow with a user but SAML sign-on", "scopes that a client asks for"],
])("explain %s tells its cause in a request, the flows that lead there, and what stays invisible", (code, cause, flows, hidden) => {
  const parts = Object.fromEntries(
    explain(code)
      .split(/^(?=[A-Z])/m)
      .map((part) => [part.slice(0, part.indexOf("\n")), part.replace(/\s+/g, " ")]),
  );
  expect(parts["Causes in a request"]).toContain(cause);
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

test("a number that no table lists gets no other code in its place", () => {
  const { exit, stderr } = aadguard(["explain", "AADSTS5001"]);
  expect(exit).toBe(2);
  expect(stderr).toContain("AADSTS5001 is not among the 700 codes that are known here");
  expect(stderr).toContain("https://login.microsoftonline.com/error?code=5001");
  expect(stderr).not.toMatch(/mean/);
});

describe("every code of the table", () => {
  const { rules } = catalogue();
  const links = linkFacts(rules);

  test("has a page that says what it means, what decides it and where to look", () => {
    for (const entry of codeEntries()) {
      const page = codePage(entry.code, rules, links);
      if (entry.code === "AADSTS50000") continue;
      expect(page.title).toEqual({ id: entry.code, text: entry.meaning });
      expect(page.facts.map(([label]) => label)).toEqual(expect.arrayContaining(["decided by", "in declarations"]));
      expect(page.sections.map(({ heading }) => heading)).toEqual(expect.arrayContaining(["Where to look", "Sources"]));
    }
  });

  test("contains every code that a rule or a link leads to", () => {
    for (const code of codesOf(rules, links)) expect(codeEntry(code)).toMatchObject({ code });
  });

  test("relates to codes of the table, and neighbours of one cause are codes of it", () => {
    for (const { code, related } of codeEntries()) {
      const others = [...related, ...codesOfOneCause(code)].filter((other) => codeEntry(other) === undefined);
      expect({ code, others }).toEqual({ code, others: [] });
    }
  });
});

test.each([["AADSTS50053"], ["AADSTS90006"], ["130007"], ["AADSTS700213"]])(
  "explain %s answers, and never suggests another code",
  (code) => {
    const { exit, stdout, stderr } = aadguard(["explain", code]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toMatch(/^AADSTS\d+: \S/);
    expect(stdout).toContain("\nWhere to look\n");
  },
);

test("explain --list has a line for each code, and is a document as JSON", () => {
  const { exit, stdout } = aadguard(["explain", "--list"]);
  expect(exit).toBe(0);
  expect(stdout.match(/^AADSTS\d+ /gm)).toHaveLength(codeEntries().length);
  const document = JSON.parse(aadguard(["explain", "--list", "--format", "json"]).stdout);
  expect(document).toMatchObject({ schemaVersion: 1, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(document.codes).toHaveLength(codeEntries().length);
  expect(document.codes.find(({ code }: { code: string }) => code === "AADSTS7000229").rules).toContain("client-without-service-principal");
  expect(aadguard(["explain", "--list", "AADSTS50000"]).exit).toBe(2);
});

test("explain of a code and of a rule are documents as JSON", () => {
  const code = JSON.parse(aadguard(["explain", "7000116", "--format", "json"]).stdout);
  expect(code).toMatchObject({ schemaVersion: 1, kind: "code", code: "AADSTS7000116", visible: "full", decidedBy: ["servicePrincipal"] });
  // By its neighbour of the same cause.
  expect(code.rules.map(({ id }: { id: string }) => id)).toContain("disabled-service-principal");
  expect(code.related[0]).toEqual({ code: "AADSTS7000112", meaning: expect.any(String) });
  const rule = JSON.parse(aadguard(["explain", "symmetric-signing-key", "--format", "json"]).stdout);
  expect(rule).toMatchObject({ kind: "rule", rule: { id: "symmetric-signing-key" }, links: [{ id: "signing-keys" }] });
});

test("every page fits the width, but for commands and links", () => {
  const wide = explain("AADSTS50000")
    .split("\n")
    .filter((line) => line.length > 100 && !line.includes("https://"));
  expect(wide).toEqual([]);
});
