import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { aadguard, root } from "../cli/run";

const folder = "examples/manifests";

function scan(path: string): { exit: number | null; result: ScanResult } {
  const { exit, stdout } = aadguard(["scan", path, "--format", "json", "--now", "2026-11-23T00:00:00Z"]);
  return { exit, result: JSON.parse(stdout) as ScanResult };
}

interface Expected {
  readonly applications?: number;
  readonly servicePrincipals?: number;
  /** `severity rule-id pointer` */
  readonly findings?: readonly string[];
  readonly diagnostics?: readonly string[];
}

const none = { applications: 0, servicePrincipals: 0, findings: [], diagnostics: [] };

const files: Record<string, Expected> = {
  "aad-graph-manifest.json": { applications: 1, findings: ["error symmetric-signing-key /keyCredentials/0/type"] },
  "app-role-assignments.json": {},
  "applications.ndjson": { applications: 3, findings: ["error malformed-client-id /1/api/knownClientApplications/0"] },
  "authorization-policy-beta.json": {},
  "authorization-policy.json": {},
  "az-ad-app-list.json": { applications: 2, findings: ["warning public-client-with-secret /1/publicClient/redirectUris"] },
  "az-ad-app-show-utf16.json": { applications: 1, findings: ["warning all-credentials-expired /keyCredentials"] },
  "az-ad-sp-list-before-2.37.json": { servicePrincipals: 3, findings: ["note disabled-service-principal /1/accountEnabled"] },
  "az-ad-sp-list.json": { servicePrincipals: 4, findings: ["warning symmetric-signing-key /2/keyCredentials/1/type"] },
  "azuread-module.json": { applications: 1, findings: ["warning symmetric-key-credential /0/KeyCredentials/0/Type"] },
  "federated-identity-credentials.json": {},
  "graph-application.json": { applications: 1 },
  "graph-page.json": {
    applications: 2,
    findings: ["note password-flow-enabled /value/0/isFallbackPublicClient"],
    diagnostics: ["incomplete"],
  },
  "graph-powershell-cut.json": { applications: 1, diagnostics: ["truncated"] },
  "graph-powershell.json": { applications: 1, findings: ["error wrong-permission-type /0/RequiredResourceAccess/0/ResourceAccess/1/Type"] },
  "mixed-dialects.json": { applications: 1 },
  "oauth2-permission-grants.json": {},
  "partial-body.json": { applications: 1, diagnostics: ["incomplete"] },
  "portal-manifest.json": { applications: 1 },
  // Whose certificate it is, events do not tell: it counts as an application of its own.
  "pulumi-preview-events.jsonl": {
    applications: 2,
    servicePrincipals: 1,
    findings: ["error symmetric-key-credential /7/resOutputsEvent/metadata/new/inputs/type"],
    diagnostics: ["incomplete"],
  },
  "pulumi-preview.json": {
    applications: 1,
    servicePrincipals: 1,
    // A symmetric key is not a credential.
    findings: [
      "warning web-redirect-without-credential /steps/1/newState/inputs/web/redirectUris",
      "error symmetric-key-credential /steps/2/newState/inputs/type",
    ],
  },
  "pulumi-stack-export.json": {
    applications: 1,
    servicePrincipals: 1,
    findings: [
      "warning web-redirect-without-credential /deployment/resources/2/inputs/web/redirectUris",
      "error symmetric-key-credential /deployment/resources/4/inputs/type",
    ],
  },
  "required-resource-accesses.json": { applications: 1, diagnostics: ["incomplete"] },
  "teams-toolkit-aad.manifest.json": { applications: 1, diagnostics: ["incomplete"] },
};

/** What no rule judges by itself: neighbours' facts. */
const judgedWithOthersOnly = new Set([
  "app-role-assignments.json",
  "authorization-policy-beta.json",
  "authorization-policy.json",
  "federated-identity-credentials.json",
]);

test("every file is listed here and in the README", () => {
  const present = readdirSync(join(root, folder)).filter((name) => name !== "README.md");
  expect(present.sort()).toEqual(Object.keys(files).sort());
  const readme = readFileSync(join(root, folder, "README.md"), "utf8");
  for (const name of present) expect(readme).toContain(`](${name})`);
});

test.each(Object.entries(files))("%s", (name, expected) => {
  const { exit, result } = scan(`${folder}/${name}`);
  const { applications, servicePrincipals, scanned } = result.summary;
  const findings = result.findings.map(({ severity, ruleId, location }) => `${severity} ${ruleId} ${location.pointer}`);
  const diagnostics = result.diagnostics.map(({ kind }) => kind);
  expect({ applications, servicePrincipals, findings, diagnostics }).toEqual({ ...none, ...expected });
  expect(scanned).toBe(1);
  const judged = result.coverage.some(({ judged, undetermined }) => judged + undetermined > 0);
  expect(judged).toBe(!judgedWithOthersOnly.has(name));
  expect(exit).toBe(findings.some((finding) => finding.startsWith("error")) ? 1 : judged ? 0 : 3);
});

test("what PowerShell cut off is undetermined, and the reader learns how to export again", () => {
  const { result } = scan(`${folder}/graph-powershell-cut.json`);
  const keys = result.undetermined.find(({ ruleId }) => ruleId === "symmetric-signing-key");
  expect(keys).toMatchObject({ count: 1, settle: expect.stringContaining("-Depth 10") });
});

test("placeholders and names are not damaged ids", () => {
  const { result } = scan(`${folder}/teams-toolkit-aad.manifest.json`);
  const malformed = result.coverage.find(({ ruleId }) => ruleId === "malformed-client-id");
  expect(malformed).toEqual({ ruleId: "malformed-client-id", judged: 0, undetermined: 0, notCarried: 1 });
  expect(result.findings.map(({ ruleId }) => ruleId)).not.toContain("malformed-client-id");
  expect(result.undetermined.map(({ ruleId }) => ruleId)).not.toContain("wrong-permission-type");
});

test("a grant whose client and API are in another file of the run is judged", () => {
  const { stdout } = aadguard(["scan", `${folder}/oauth2-permission-grants.json`, `${folder}/az-ad-sp-list.json`, "--format", "json"]);
  const { coverage } = JSON.parse(stdout) as ScanResult;
  expect(coverage.find(({ ruleId }) => ruleId === "grant-of-unknown-scope")).toMatchObject({ judged: 1, undetermined: 0 });
});
