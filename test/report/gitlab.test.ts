import { gitlab } from "../../src/report/gitlab";
import type { Finding } from "../../src/findings/result";
import { hostileFindings } from "./hostile";
import { contextWith, resultWith, signingKey } from "./results";

function issuesOf(findings: readonly Finding[], repositoryPath = (path: string) => path) {
  return JSON.parse([...gitlab.render(resultWith({ findings }), contextWith({ repositoryPath }))].join(""));
}

test("an issue has description, check, fingerprint, severity and lines, at a path of the repository", () => {
  expect(issuesOf([signingKey], (path) => `infra/${path}`)).toEqual([
    {
      description: "Orders API holds a symmetric signing key. Remove the key and use a certificate. Leads to AADSTS50000.",
      check_name: "symmetric-signing-key",
      fingerprint: "f".repeat(64),
      severity: "critical",
      location: { path: "infra/export/orders-api.json", lines: { begin: 2, end: 2 } },
    },
  ]);
  const severities = (["error", "warning", "note"] as const).map((severity) => issuesOf([{ ...signingKey, severity }])[0].severity);
  expect(severities).toEqual(["critical", "major", "info"]);
});

test("fingerprints are unique: of two alike GitLab would show one", () => {
  const prints = issuesOf([signingKey, { ...signingKey }, { ...signingKey }]).map(
    ({ fingerprint }: { fingerprint: string }) => fingerprint,
  );
  expect(new Set(prints).size).toBe(3);
  expect(prints[0]).toBe(signingKey.fingerprint);
});

test("what is waived or known to the baseline is not an issue; without any the list is empty", () => {
  const waiver = { reason: "r", owner: null, expires: "2027-01-31" };
  expect(
    issuesOf([
      { ...signingKey, waiver },
      { ...signingKey, baselineState: "unchanged" },
    ]),
  ).toEqual([]);
});

test("names hold no control characters any more", () => {
  const issues: { description: string }[] = issuesOf(hostileFindings);
  expect(issues).toHaveLength(hostileFindings.length / 2);
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  for (const { description } of issues) expect(description).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});
