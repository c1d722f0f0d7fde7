import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, root } from "../cli/run";
import { scan } from "../support/scans";

type Json = Record<string, unknown>;
const example = JSON.parse(
  readFileSync(join(root, "policies/deployment/duplicate-declaration/examples/good-one-each.json"), "utf8"),
) as Record<string, Json[]>;
const principals = example["servicePrincipals"] ?? [];
const [graph, orders] = principals as [Json, Json];
const second = { ...orders, id: "4b8f0d12-6a3e-4c57-9e21-7d0c5a9b3f64", displayName: "Contoso Orders API again" };
const grant = (id: string): Json => ({
  id,
  clientId: orders["id"],
  consentType: "AllPrincipals",
  principalId: null,
  resourceId: graph["id"],
  scope: "User.Read",
});

async function twins(files: Record<string, unknown>): Promise<(string | null)[][]> {
  const folder = folderWith(files);
  try {
    const { result } = await scan([".", "--now", "2026-11-23T00:00:00Z", "--rule", "duplicate-declaration"], folder.path);
    return result.findings.map(({ severity, location }) => [severity, location.path, location.pointer]);
  } finally {
    folder.remove();
  }
}

test("two service principals of one client id are refused, at the second", async () => {
  const found = await twins({ "stack.json": { ...example, servicePrincipals: [...principals, second] } });
  expect(found).toEqual([["error", "stack.json", `/servicePrincipals/${principals.length}/appId`]]);
});

test("so are two grants for one client and API", async () => {
  const found = await twins({ "stack.json": { ...example, oauth2PermissionGrants: [grant("a"), grant("b")] } });
  expect(found).toEqual([["error", "stack.json", "/oauth2PermissionGrants/1/scope"]]);
});

test("what two inputs declare, a plan and its state, is not a twin", async () => {
  expect(await twins({ "plan.json": example, "state.json": { ...example, servicePrincipals: [graph, second] } })).toEqual([]);
});

test("what a tenant holds is not judged", async () => {
  const observed = { ...example, origin: undefined, servicePrincipals: [...principals, second] };
  expect(await twins({ "export.json": observed })).toEqual([]);
});
