import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../../src/findings/result";
import { aadguard, folderWith, root } from "../../cli/run";

interface Judged {
  readonly exit: number | null;
  readonly result: ScanResult;
  readonly found: readonly string[];
}

function scan(path: string, cwd = root): Judged {
  const { exit, stdout } = aadguard([path, "--format", "json", "--now", "2026-11-23T00:00:00Z"], { cwd });
  const result = JSON.parse(stdout) as ScanResult;
  const found = result.findings.filter(({ severity }) => severity !== "note").map(({ ruleId, subject }) => `${ruleId}@${subject.address}`);
  return { exit, result, found: found.sort() };
}

function scanOf(template: unknown): Judged {
  const inputs = folderWith({ "main.json": template });
  const judged = scan("main.json", inputs.path);
  inputs.remove();
  return judged;
}

const graph = (type: string, properties: object, more: object = {}): object => ({
  import: "graph",
  type: `Microsoft.Graph/${type}@v1.0`,
  properties,
  ...more,
});
const template = (resources: unknown, more: object = {}): object => ({
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  languageVersion: "2.0",
  contentVersion: "1.0.0.0",
  imports: { graph: { provider: "MicrosoftGraph", version: "1.0.0" } },
  resources,
  ...more,
});
const userRead = {
  resourceAppId: "00000003-0000-0000-c000-000000000000",
  resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
};
const client = (name: string): object =>
  graph("applications", { displayName: name, uniqueName: name, isFallbackPublicClient: true, requiredResourceAccess: [userRead] });

const faults = [
  "client-without-service-principal@desk",
  "client-without-service-principal@portal/app",
  "client-without-service-principal@teams[1]",
  "delegated-client-of-app-only-resource@desk",
  "disabled-service-principal@importerPrincipal",
  "resource-without-delegated-scopes@ticketsApi",
  "service-principal-of-object-id@deskPrincipal",
];

describe.each(["main.json", "extensions.json"])("the examples, %s", (file) => {
  test("the faults are found, at their symbolic names", () => {
    const { exit, found, result } = scan(join("examples/bicep/faulty", file));
    expect({ exit, found, diagnostics: result.diagnostics }).toEqual({ exit: 1, found: faults, diagnostics: [] });
    const text = readFileSync(join(root, "examples/bicep/faulty", file), "utf8").split("\n");
    const disabled = result.findings.find(({ ruleId }) => ruleId === "disabled-service-principal");
    expect(text[(disabled?.location.line ?? 0) - 1]).toContain('"accountEnabled": false');
    expect(disabled?.message).toContain("(importerPrincipal)");
  });

  test("corrected, nothing is", () => {
    expect(scan(join("examples/bicep/corrected", file))).toMatchObject({ exit: 0, found: [] });
  });
});

test("of two that stand for one under conditions that cannot be seen, neither is the other's twin", () => {
  const principal = (condition?: string): object => graph("servicePrincipals", { appId: "[reference('app').appId]" }, { condition });
  const parameters = { create: { type: "bool" } };
  const either = { app: client("app"), made: principal("[parameters('create')]"), other: principal("[not(parameters('create'))]") };
  expect(scanOf(template(either, { parameters })).found).toEqual([]);
  expect(scanOf(template({ app: client("app"), made: principal(), other: principal() })).found).toEqual(["duplicate-declaration@other"]);
});

test("an app role assignment that names an application is one of the wrong kind", () => {
  const roles = (principalId: string): object => ({
    app: client("app"),
    principal: graph("servicePrincipals", { appId: "[reference('app').appId]" }),
    api: graph("servicePrincipals", { appId: userRead.resourceAppId }, { existing: true }),
    assignment: graph("appRoleAssignedTo", {
      appRoleId: "df021288-bdef-4463-88db-98f22de89214",
      principalId,
      resourceId: "[reference('api').id]",
    }),
  });
  expect(scanOf(template(roles("[reference('principal').id]"))).found).toEqual([]);
  expect(scanOf(template(roles("[reference('app').id]"))).found).toEqual(["wrong-kind-of-id@assignment"]);
});

test("a list of resources, nested deployments in it included", () => {
  const inner = template({ app: client("inner"), sp: graph("servicePrincipals", { appId: "[reference('app').appId]" }) });
  const outer = [
    { type: "Microsoft.Resources/deployments", apiVersion: "2022-09-01", name: "x", properties: { template: inner } },
    client("outer"),
  ];
  const { found, result } = scanOf({ ...template(outer), languageVersion: undefined });
  expect(found).toEqual(["client-without-service-principal@resources[1]"]);
  expect(result.summary).toMatchObject({ applications: 2, servicePrincipals: 1 });
});

test("what exists is a link target and no subject", () => {
  const { result, found } = scanOf(
    template({
      api: graph("applications", { uniqueName: "theirs" }, { existing: true }),
      app: client("ours"),
      sp: graph("servicePrincipals", { appId: "[reference('app').appId]" }),
    }),
  );
  expect(result.summary).toMatchObject({ applications: 1, servicePrincipals: 1 });
  expect(found).toEqual([]);
});

test("a template of nothing but what exists is not a declaration", () => {
  expect(scanOf(template({ api: graph("applications", { uniqueName: "theirs" }, { existing: true }) })).exit).toBe(3);
});

test("a passed value beats an inner default, and a client id goes through parameters and outputs", () => {
  const principal = (value: string): object => ({
    type: "Microsoft.Resources/deployments",
    properties: {
      parameters: { clientId: { value } },
      template: template(
        { sp: graph("servicePrincipals", { appId: "[parameters('clientId')]" }) },
        { parameters: { clientId: { type: "string", defaultValue: "00000000-0000-4000-8000-000000000000" } } },
      ),
    },
  });
  const identity = {
    type: "Microsoft.Resources/deployments",
    properties: {
      template: template({ app: client("made inside") }, { outputs: { id: { type: "string", value: "[reference('app').appId]" } } }),
    },
  };
  const { found, result } = scanOf(
    template({
      outside: client("outside"),
      identity,
      one: principal("[reference('outside').appId]"),
      two: principal("[reference('identity').outputs.id.value]"),
    }),
  );
  expect(found).toEqual([]);
  expect(result.summary).toMatchObject({ applications: 2, servicePrincipals: 2 });
});

test("a condition that is false leaves a resource out; one that cannot be seen makes nothing missing", () => {
  const principal = (condition: unknown): object => graph("servicePrincipals", { appId: "[reference('app').appId]" }, { condition });
  const resources = (condition: unknown): object => ({ app: client("app"), sp: principal(condition) });
  const parameters = { parameters: { make: { type: "bool" } } };
  expect(scanOf(template(resources(false))).found).toEqual(["client-without-service-principal@app"]);
  expect(scanOf(template(resources("[parameters('make')]"), parameters)).found).toEqual([]);
});

test("--parameters gives the values, and beats a default", () => {
  const named = template(
    { app: graph("applications", { displayName: "[parameters('name')]" }) },
    { parameters: { name: { type: "string", defaultValue: "x" } } },
  );
  const inputs = folderWith({ "main.json": named, "values.json": { parameters: { name: { value: "Ticket desk" } } }, "other.json": {} });
  const { stdout } = aadguard(["main.json", "--parameters", "values.json", "--format", "json"], { cwd: inputs.path });
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], summary: { applications: 1 } });
  expect(aadguard(["main.json", "--parameters", "none.json"], { cwd: inputs.path })).toMatchObject({ exit: 2, stdout: "" });
  expect(aadguard(["main.json", "--parameters", "other.json"], { cwd: inputs.path }).stderr).toContain("is not a parameters file");
  inputs.remove();
});

test("a default is a guess, and said", () => {
  const { result } = scanOf(
    template(
      { app: graph("applications", { displayName: "[parameters('name')]" }) },
      { parameters: { name: { type: "string", defaultValue: "x" } } },
    ),
  );
  expect(result.diagnostics).toMatchObject([{ kind: "incomplete", message: expect.stringContaining("the default of parameter name") }]);
});
