import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { catalogue } from "../../src/policy/catalogue";
import { aadguard, folderWith, root } from "../cli/run";
import { examples, isDeclared } from "../support/examples";

function scan(folder: string, ...options: readonly string[]): { exit: number | null; result: ScanResult } {
  const { exit, stdout } = aadguard(["scan", folder, ...options, "--format", "json"]);
  return { exit, result: JSON.parse(stdout) as ScanResult };
}

const tenant = scan("examples/contoso-tenant");
const withFlows = scan("examples/contoso-tenant", "--config", "examples/contoso-tenant/aadguard.yaml");
const clean = scan("examples/contoso-clean");

/** Rule, severity, and who the finding names; a grant has no name of its own. */
const planted = [
  ["agent-identity-without-blueprint", "error", "Contoso Travel Assistant"],
  ["all-credentials-expired", "warning", "Contoso Invoicing Daemon"],
  ["audience-token-version", "error", "Contoso Photo Upload"],
  ["bundled-consent-gap", "warning", "Contoso Catalog API"],
  ["client-without-delegated-permission", "warning", "Contoso Gift Cards"],
  ["client-without-service-principal", "error", "Contoso Expense Importer"],
  ["credential-with-only-spa-redirects", "warning", "Contoso Warehouse Dashboard"],
  ["daemon-without-credential", "warning", "Contoso Stock Sync"],
  ["delegated-client-of-app-only-resource", "error", "Contoso Warehouse Dashboard"],
  ["disabled-application", "error", "Contoso Label Printer"],
  ["disabled-by-microsoft", "error", "Contoso Bulk Mailer"],
  ["disabled-service-principal", "error", "Contoso Shipping API"],
  ["federated-credential-audience", "error", "Contoso Timesheet Export"],
  ["federated-credential-issuer", "error", "Contoso Price Feed"],
  ["federated-credential-subject", "error", "Contoso HR Sync"],
  ["grant-of-unknown-scope", "warning", "Contoso Order Reports"],
  ["identifier-uri-with-capitals", "note", "Contoso Shipping API"],
  ["malformed-client-id", "error", "Contoso Orders API"],
  ["mapped-claims-not-accepted", "error", "Contoso Order Reports"],
  ["mapped-claims-unverified-audience", "warning", "Contoso Shelf API"],
  ["obo-custom-signing-key", "warning", "Contoso Expenses"],
  ["obo-wildcard-redirect", "warning", "Contoso Partner Portal"],
  ["obo-without-credential", "note", "Contoso Loyalty API"],
  ["password-flow-enabled", "note", "Contoso Stock CLI"],
  ["preauthorized-unknown-scope", "warning", "Contoso Orders API"],
  ["public-client-with-secret", "warning", "Contoso Field Service"],
  ["public-flow-on-confidential-client", "note", "Contoso Field Service"],
  ["redirect-uri-not-allowed", "error", "Contoso Warehouse Dashboard"],
  ["redirect-uri-on-two-platforms", "warning", "Contoso Orders Web"],
  ["resource-not-listed", "note", "Contoso Order Reports"],
  ["resource-without-delegated-scopes", "error", "Contoso Warehouse API"],
  ["resource-without-identifier-uri", "note", "Contoso Pricing API"],
  ["resource-without-service-principal", "error", "Contoso Price Feed"],
  ["retired-azure-ad-graph", "warning", "Contoso Timesheet Export"],
  ["saml-without-signing-certificate", "warning", "Tailspin Travel"],
  ["service-principal-of-object-id", "error", "Contoso Packing API"],
  ["signed-requests-without-certificate", "error", "Tailspin Travel"],
  ["single-tenant-resource", "warning", "Contoso Orders Mobile"],
  ["symmetric-key-credential", "warning", "Contoso Timesheet Export"],
  ["symmetric-signing-key", "error", "Contoso Loyalty Portal"],
  ["symmetric-signing-key", "warning", "Contoso Site Provisioning"],
  ["token-encryption-key-missing", "error", "Contoso Expenses"],
  ["unassigned-application", "warning", "Contoso Stock Sync"],
  ["unassigned-user-assignment", "note", "Fabrikam Signatures"],
  ["ungranted-admin-consent", "note", "Contoso Directory API"],
  ["ungranted-delegated-permission", "note", "Contoso Notifications API"],
  ["unknown-graph-permission", "warning", "Contoso Loyalty Portal"],
  ["unknown-scope-on-resource", "error", "Contoso Orders Mobile"],
  ["unrecognised-key-credential", "warning", "Contoso Label Printer"],
  ["unverified-publisher", "note", "Contoso Catalog"],
  ["user-consent-blocked", "error", "Contoso Survey"],
  ["web-redirect-without-credential", "warning", "Contoso Gift Cards"],
  ["wrong-permission-type", "error", "Contoso HR Sync"],
];

/** What shows once the flows are declared, by the aadguard.yaml beside the tenant. */
const plantedForFlows = [
  ["obo-application-only-downstream", "warning", "Contoso Fulfilment API"],
  ["password-flow-enabled", "warning", "Contoso Photo Upload"],
  ["password-flow-personal-accounts", "warning", "Contoso Photo Upload"],
  ["public-flow-on-confidential-client", "error", "Contoso Photo Upload"],
  ["interactive-client-without-redirect-uri", "error", "Contoso Visitor Badge"],
];

/** Contoso lets users consent to nothing, so `user-consent-blocked` speaks in its place. */
const coveredByAnother = ["assignment-required-without-admin-consent"];

/** What a deployment is refused for: an export holds none of it, and these rules say nothing of one. */
const declaredAlone = [
  "deletes-adopted-principal",
  "duplicate-declaration",
  "duplicate-permission",
  "identifier-uri-not-allowed",
  "inline-and-separate",
  "limit-exceeded",
  "secret-in-declaration",
  "wrong-kind-of-id",
];

function found({ findings }: ScanResult): (string | null)[][] {
  return findings
    .map(({ ruleId, severity, subject, message }) => [
      ruleId,
      severity,
      subject.displayName ?? (message.includes("Contoso Order Reports") ? "Contoso Order Reports" : message),
    ])
    .sort();
}

describe("contoso-tenant", () => {
  test("each planted fault is found, and nothing else", () => {
    expect(found(tenant.result)).toEqual(planted);
    expect(tenant.exit).toBe(1);
  });

  test("declared flows show more, and nothing that was not planted", () => {
    expect(found(withFlows.result)).toEqual([...planted, ...plantedForFlows].sort());
    expect(withFlows.result.undetermined).toEqual([]);
  });

  test("all six root causes are among them", () => {
    expect(new Set(tenant.result.findings.map(({ rootCause }) => rootCause))).toEqual(new Set([1, 2, 3, 4, 5, 6, null]));
  });

  const ids = new Set(withFlows.result.findings.map(({ ruleId }) => ruleId));
  const notHere = catalogue()
    .rules.map(({ id }) => id)
    .filter((id) => !ids.has(id));

  test("rules that find nothing here are known, or new", () => {
    expect(notHere).toEqual(expect.arrayContaining([...coveredByAnother, ...declaredAlone]));
  });

  test.each(notHere)("%s finds its own example next to the clean tenant", (rule) => {
    const bad = examples.find((example) => example.isBad && example.rule === rule);
    const { now = "2026-11-23T00:00:00Z", flows = [] } = bad?.content ?? {};
    const config = folderWith({ "aadguard.yaml": JSON.stringify({ applications: flows }) });
    const { result } = scan("examples/contoso-clean", bad?.path ?? "", "--now", now, "--config", join(config.path, "aadguard.yaml"));
    config.remove();
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain(rule);
    expect(result.findings.filter(({ location }) => location.path?.startsWith("examples/contoso-clean"))).toEqual([]);
  });

  test("what no export holds is shown by declared examples alone", () => {
    const shown = new Set(
      examples
        .filter(({ isBad }) => isBad)
        .filter((example) => !isDeclared(example))
        .map(({ rule }) => rule),
    );
    expect(declaredAlone.filter((id) => shown.has(id))).toEqual([]);
  });

  test("nothing is left undetermined or unread", () => {
    expect(tenant.result.undetermined).toEqual([]);
    expect(tenant.result.diagnostics).toEqual([]);
    expect(tenant.result.summary).toMatchObject({ applications: 34, servicePrincipals: 39, undetermined: 0, unreadable: 0 });
  });

  test("its README names each rule beside the object", () => {
    const readme = readFileSync(join(root, "examples", "contoso-tenant", "README.md"), "utf8").split("\n");
    for (const [rule, , name] of [...planted, ...plantedForFlows]) {
      expect(readme.filter((line) => line.includes(`\`${rule}\``) && line.includes(name ?? ""))).toHaveLength(1);
    }
  });
});

describe("contoso-clean", () => {
  test("nothing is found, nothing is undetermined, and the scan succeeds", () => {
    const { findings, undetermined, diagnostics, summary } = clean.result;
    expect({ findings, undetermined, diagnostics }).toEqual({ findings: [], undetermined: [], diagnostics: [] });
    expect(summary).toMatchObject({ applications: 35, servicePrincipals: 41, errors: 0, warnings: 0, notes: 0, undetermined: 0 });
    expect(clean.exit).toBe(0);
  });

  test("no rule is clean for want of subjects", () => {
    const without = clean.result.coverage.filter(({ judged }) => judged === 0);
    // A tenant deletes nothing: a plan or a preview does.
    expect(without.map(({ ruleId }) => ruleId)).toEqual(["deletes-adopted-principal"]);
  });

  test("the same holds on any day", () => {
    // Before March 2026 some of its credentials are not valid yet.
    for (const now of ["2026-03-01T00:00:00Z", "2098-01-01T00:00:00Z"]) {
      expect(aadguard(["scan", "examples/contoso-clean", "--undetermined", "fail", "--fail-on", "note", "--now", now]).exit).toBe(0);
    }
  });
});
