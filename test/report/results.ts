import { catalogue } from "../../src/policy/catalogue";
import type { Outcome } from "../../src/findings/outcome";
import { type ReportContext, usualLook } from "../../src/report/reporter";
import type { Finding, ScanResult, Summary } from "../../src/findings/result";

/** Results as a scan of the Contoso examples could give them, for tests to vary. */
export const signingKey: Finding = {
  ruleId: "symmetric-signing-key",
  severity: "error",
  rootCause: 4,
  aadsts: ["AADSTS50000"],
  message: "Orders API holds a symmetric signing key",
  subject: {
    kind: "application",
    displayName: "Orders API",
    appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01",
    objectId: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01",
    urn: null,
    address: null,
  },
  location: { path: "export/orders-api.json", line: 2, column: 11, endLine: 2, endColumn: 22, pointer: "/keyCredentials/0/type" },
  related: [],
  remediation: {
    text: "Remove the key and use a certificate.",
    commands: [
      { shell: "az", command: "az ad app credential delete --id 4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01 --key-id 1" },
      { shell: "powershell", command: "Remove-MgApplicationKey -ApplicationId 0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01" },
    ],
    code: [],
  },
  fingerprint: "f".repeat(64),
  shortFingerprint: "f".repeat(12),
  waiver: null,
};

const counts: Summary = {
  files: 1,
  scanned: 1,
  skipped: 0,
  applications: 1,
  servicePrincipals: 0,
  errors: 0,
  warnings: 0,
  notes: 0,
  waived: 0,
  baselined: 0,
  undetermined: 0,
  unreadable: 0,
};

export function resultWith(parts: Partial<Omit<ScanResult, "summary">> & { summary?: Partial<Summary> }): ScanResult {
  return {
    schemaVersion: 1,
    tool: { name: "aadguard", version: "0.0.0" },
    findings: [],
    undetermined: [],
    coverage: [{ ruleId: "symmetric-signing-key", judged: 1, undetermined: 0 }],
    leftOut: [],
    diagnostics: [],
    notices: [],
    ...parts,
    summary: { ...counts, ...parts.summary },
  };
}

/** The outcome of a run in which nothing makes it fail. */
export const passed: Outcome = { ending: "passed", failOn: "error", failing: 0, open: 0, unreadable: 0, lacking: [], declarations: 1 };

/** What the command line tells reporters, for a scan at the root of a repository. */
export function contextWith(parts: Partial<ReportContext> = {}): ReportContext {
  return {
    color: false,
    look: usualLook,
    width: 100,
    elapsed: 85,
    sourceLine: () => undefined,
    rules: catalogue().rules,
    outcome: passed,
    repositoryPath: (path) => path,
    callGraph: () => ({ applications: [], graph: { nodes: [], links: [] } }),
    tell: () => {},
    ...parts,
  };
}
