// node examples/library/scan.mjs [folder]: the library, from a program of one's own.
import { diagnose, DomainError, explain, scan } from "aadguard";

const folder = process.argv[2] ?? "examples/contoso-tenant";
const now = "2026-11-30T00:00:00Z";

try {
  const { document } = await scan({ paths: [folder], now });
  const errors = document.findings.filter(({ severity }) => severity === "error");
  console.log(`${errors.length} errors in ${document.summary.applications} applications`);

  const [first] = errors;
  if (first) console.log(`${first.location.path}:${first.location.line}: ${first.message}`, "\n", explain(first.ruleId).document.title);

  // Files that a program has at hand: nothing is read from disk.
  const manifest = { displayName: "Contoso Payroll", appId: "b3d3b3a5-6c0c-4d53-9c1a-6d3f2f0f7f11", requiredResourceAccess: [] };
  const keyed = { ...manifest, keyCredentials: [{ keyId: "0f6a2c2e-8f53-4a7e-9d58-1f2d8c9a7b01", type: "Symmetric", usage: "Sign" }] };
  const run = await scan({ files: [{ path: "payroll.json", text: JSON.stringify(keyed) }], now });
  console.log(run.document.findings.map(({ ruleId }) => ruleId).join(", "));

  const { verdict } = await diagnose({ paths: [folder], now, error: "AADSTS50000: There was an error issuing a token" });
  console.log(verdict.status);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 2;
}
