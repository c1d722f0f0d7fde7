import { github } from "../../src/report/github";
import type { ScanResult } from "../../src/findings/result";
import { hostileFindings, hostileNames } from "./hostile";
import { contextWith, resultWith, signingKey } from "./results";

const render = (result: ScanResult, repositoryPath = (path: string) => path) =>
  [...github.render(result, contextWith({ repositoryPath }))].join("");

test("a finding is a workflow command at its place in the repository", () => {
  const findings = [signingKey, { ...signingKey, severity: "note" as const, aadsts: [] }];
  expect(render(resultWith({ findings, summary: { errors: 1, notes: 1 } }), (path) => `infra/${path}`)).toBe(
    "::error file=infra/export/orders-api.json,line=2,col=11,title=symmetric-signing-key (AADSTS50000)::" +
      "Orders API holds a symmetric signing key. Remove the key and use a certificate.\n" +
      "::notice file=infra/export/orders-api.json,line=2,col=11,title=symmetric-signing-key::" +
      "Orders API holds a symmetric signing key. Remove the key and use a certificate.\n" +
      "aadguard: 1 error, 0 warnings, 1 note, 0 undetermined.\n",
  );
});

test("what could not be read is an error, what else is to be said a warning", () => {
  const result = resultWith({
    diagnostics: [{ kind: "unreadable", path: "a,b.json", line: 3, column: 7, message: "not JSON: 100%" }],
    notices: [{ kind: "waiver-expired", path: "aadguard.yaml", line: 2, column: 3, message: "expired" }],
  });
  expect(render(result).split("\n").slice(0, 2)).toEqual([
    "::error file=a%2Cb.json,line=3,col=7,title=aadguard%3A unreadable::not JSON: 100%25",
    "::warning file=aadguard.yaml,line=2,col=3,title=aadguard%3A waiver-expired::expired",
  ]);
});

test("what is waived or known to the baseline is not annotated", () => {
  const waiver = { reason: "r", owner: null, expires: "2027-01-31" };
  const text = render(
    resultWith({
      findings: [
        { ...signingKey, waiver },
        { ...signingKey, baselineState: "unchanged" },
      ],
    }),
  );
  expect(text).toBe("aadguard: 0 errors, 0 warnings, 0 notes, 0 undetermined.\n");
});

test("a long list says that GitHub shows a part of it", () => {
  expect(render(resultWith({ summary: { warnings: 11 } }))).toMatch(
    / GitHub shows 10 annotations of each level; the job's summary has all that fit into 1 MiB, and says what it leaves out\.\n$/,
  );
});

test("no name breaks out of its command", () => {
  const lines = render(resultWith({ findings: hostileFindings }))
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(hostileNames.length + 1);
  for (const line of lines.slice(0, -1)) {
    const parts = /^::error file=([^,:]*),line=2,col=11,title=([^,:]*(?:%3A)?[^,:]*)::(.*)$/.exec(line);
    expect(parts).not.toBeNull();
    // eslint-disable-next-line no-control-regex -- control characters are what it is about
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    // Every percent sign is the runner's own.
    expect(line.replace(/%(25|2C|3A)/g, "")).not.toContain("%");
  }
});
