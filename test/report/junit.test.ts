import { junit } from "../../src/report/junit";
import type { ReportContext } from "../../src/report/reporter";
import type { Finding, ScanResult } from "../../src/findings/result";
import { describeWithXmlSchema, xmlErrors } from "../support/checkers";
import { hostileFindings } from "./hostile";
import { contextWith, passed, resultWith, signingKey } from "./results";

function render(result: ScanResult, context: Partial<ReportContext> = {}): string {
  return [...junit.render(result, contextWith(context))].join("");
}

const warning: Finding = { ...signingKey, severity: "warning", ruleId: "symmetric-key-credential", message: "Orders API has a key" };
const waived: Finding = { ...signingKey, waiver: { reason: "moved in May", owner: "identity", expires: "2027-01-31" } };
const coverage = [
  { ruleId: "symmetric-key-credential", judged: 2, undetermined: 0 },
  { ruleId: "symmetric-signing-key", judged: 1, undetermined: 1 },
  { ruleId: "user-consent-blocked", judged: 0, undetermined: 2 },
];

test("a case for each rule and each subject with findings: failures by --fail-on, the rest as output", () => {
  expect(render(resultWith({ findings: [signingKey, warning], coverage }))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="aadguard" tests="4" failures="2" errors="0">
  <testsuite name="aadguard rules" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="aadguard.keys" name="symmetric-key-credential">
      <system-out>export/orders-api.json:2:11: warning[symmetric-key-credential]: Orders API has a key</system-out>
    </testcase>
    <testcase classname="aadguard.keys" name="symmetric-signing-key">
      <failure message="Orders API holds a symmetric signing key" type="error">export/orders-api.json:2:11: error[symmetric-signing-key]: Orders API holds a symmetric signing key</failure>
      <system-out>undetermined for 1 subject, judged for 1</system-out>
    </testcase>
    <testcase classname="aadguard.consent" name="user-consent-blocked">
      <skipped>undetermined for 2 subjects, judged for none</skipped>
    </testcase>
  </testsuite>
  <testsuite name="aadguard subjects" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="aadguard.application" name="Orders API (4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01)">
      <failure message="Orders API holds a symmetric signing key" type="error">export/orders-api.json:2:11: error[symmetric-signing-key]: Orders API holds a symmetric signing key
  leads to: AADSTS50000
  help: Remove the key and use a certificate.
    az: az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1
    PowerShell: Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01</failure>
      <system-out>export/orders-api.json:2:11: warning[symmetric-key-credential]: Orders API has a key
  leads to: AADSTS50000
  help: Remove the key and use a certificate.
    az: az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1
    PowerShell: Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test.each([
  ["error", 2],
  ["warning", 3],
  ["note", 3],
  ["never", 2],
] as const)("with --fail-on %s, %d cases fail", (failOn, failures) => {
  const text = render(resultWith({ findings: [signingKey, warning], coverage }), { outcome: { ...passed, failOn } });
  expect(text).toContain(`<testsuites name="aadguard" tests="4" failures="${failures}"`);
  expect(text.match(/<failure /g)).toHaveLength(failures);
});

test("several failures of one rule are one case, with the number in its message", () => {
  const other = { ...signingKey, subject: { ...signingKey.subject, appId: "b", displayName: "Billing" }, message: "Billing too" };
  const text = render(resultWith({ findings: [signingKey, other] }));
  expect(text).toContain('<failure message="2 findings: Orders API holds a symmetric signing key" type="error">');
  expect(text).toContain("error[symmetric-signing-key]: Billing too</failure>");
});

test("what is waived or known to the baseline passes, and is told", () => {
  const text = render(resultWith({ findings: [waived, { ...signingKey, baselineState: "unchanged" }] }));
  expect(text).not.toContain("<failure");
  expect(text).toContain("symmetric signing key (waived until 2027-01-31, identity: moved in May)");
  expect(text).toContain("symmetric signing key (in the baseline)");
});

test("a file that could not be read is an error of its own", () => {
  const diagnostics = [{ kind: "unreadable" as const, path: "a.json", line: 3, column: 7, message: "not JSON" }];
  const text = render(resultWith({ diagnostics }));
  expect(text).toContain('errors="1"');
  expect(text).toContain(
    '<testcase classname="aadguard.inputs" name="a.json">\n      <error message="not JSON" type="unreadable">a.json:3:7</error>',
  );
});

describeWithXmlSchema("the document", () => {
  test.each([
    ["of a clean run", resultWith({})],
    ["of a run without rules or inputs", resultWith({ coverage: [] })],
    [
      "with names that are markup",
      resultWith({ findings: hostileFindings, diagnostics: [{ kind: "unreadable", path: "<&>", message: '"' }] }),
    ],
  ])("%s is valid against the JUnit schema of Jenkins", async (_, result) => {
    expect(await xmlErrors(render(result))).toEqual([]);
  });
});
