import type { ScanResult } from "../../src/findings/result";
import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

/** One finding for each rule and faulty element, however often and on whatever object the input lists it. */
function scan(files: Readonly<Record<string, unknown>>, rules: string): ScanResult {
  const folder = folderWith(files);
  const { stdout } = aadguard(["scan", "--rule", rules, "--format", "json", "--now", now], { cwd: folder.path });
  folder.remove();
  return JSON.parse(stdout) as ScanResult;
}

const api = (n: number): Record<string, unknown> => ({
  id: `0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9d0${n}`,
  appId: `4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7b0${n}`,
  displayName: `API ${n}`,
  signInAudience: "AzureADMyOrg",
  api: {
    oauth2PermissionScopes: [{ id: "9d0f6b0a-52b4-4c36-8a0e-6f4d6d3a8e01", value: "Orders.Read", type: "User", isEnabled: true }],
    preAuthorizedApplications: [],
  },
  appRoles: [],
  requiredResourceAccess: [],
});
const missing = "9d0f6b0a-52b4-4c36-8a0e-6f4d6d3a8e77";
const client = (...entries: readonly object[]): Record<string, unknown> => ({
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9d09",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7b09",
  displayName: "Shop",
  api: { preAuthorizedApplications: [] },
  requiredResourceAccess: entries,
});
const entry = (n: number, ...access: readonly object[]): object => ({ resourceAppId: api(n)["appId"], resourceAccess: access });
const principals = [1, 2].map((n) => ({ id: `7a0e54c6-0d0c-4b3c-9d5e-1f8f2f0f1c0${n}`, appId: api(n)["appId"], accountEnabled: true }));

test("a permission that is listed three times is one finding", () => {
  const listed = { id: missing, type: "Scope" };
  const files = {
    "apps.json": [api(1), client(entry(1, listed, { ...listed, id: missing.toUpperCase() }), entry(1, listed))],
    "sp.json": principals,
  };
  const { findings } = scan(files, "unknown-scope-on-resource");
  expect(findings.map(({ location }) => location.pointer)).toEqual(["/1/requiredResourceAccess/0/resourceAccess/0/id"]);
});

test("the same id of two APIs is a finding for each, with a fingerprint of its own", () => {
  const listed = { id: missing, type: "Scope" };
  const files = { "apps.json": [api(1), api(2), client(entry(1, listed), entry(2, listed))], "sp.json": principals };
  const { findings } = scan(files, "unknown-scope-on-resource");
  expect(findings).toHaveLength(2);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test.each([["Delegated"], ["Scopes"], ["Application"], [null]])(
  "a permission of type %j is neither delegated nor an application's",
  (type) => {
    const files = { "apps.json": [api(1), client(entry(1, { id: missing, type }))], "sp.json": principals };
    const { findings, undetermined } = scan(files, "unknown-scope-on-resource,wrong-permission-type,delegated-client-of-app-only-resource");
    expect(findings).toEqual([]);
    expect(undetermined.map(({ ruleId, reason }) => [ruleId, reason])).toContainEqual([
      "unknown-scope-on-resource",
      "`requiredResourceAccess` contains a permission whose `type` is neither Scope nor Role",
    ]);
  },
);

test("a key on an application and on its service principal is one finding, and both are to be cleaned", () => {
  const principal = { ...principals[0], appId: faulty.appId, keyCredentials: faulty.keyCredentials };
  const { findings } = scan({ "apps.json": [faulty], "sp.json": [principal] }, "symmetric-signing-key");
  expect(findings).toHaveLength(1);
  const shells = ["Get-MgApplication", "Get-MgServicePrincipal", "az ad app credential", "az ad sp credential"];
  const commands = findings[0]?.remediation.commands.map(({ command }) => command) ?? [];
  expect(shells.filter((text) => commands.some((command) => command.includes(text)))).toEqual(shells);
});
