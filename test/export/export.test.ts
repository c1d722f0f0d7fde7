import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanUp, graphOf } from "./run";
import { agents, id, principalOf, smallTenant, tenantId } from "./tenant";

afterEach(cleanUp);

const statuses = (manifest: { collections: Record<string, { status: string }> }) =>
  Object.fromEntries(Object.entries(manifest.collections).map(([name, { status }]) => [name, status]));

test("everything that the rules can use is written, and export.json says so", async () => {
  const { run, manifest, value, json, files } = await graphOf(smallTenant());
  const { exit, stderr, stdout } = await run(["export"]);
  expect({ exit, stdout }).toEqual({ exit: 0, stdout: "" });
  expect(stderr).toContain(`tenant ${tenantId} (Contoso): 2 applications, 1 federated credentials, 3 service principals`);
  expect(stderr).toContain("aadguard scan export");
  expect(manifest()).toMatchObject({ schemaVersion: 1, tool: { name: "aadguard" }, tenantId, cloud: "global", layout: "collections" });
  expect(Object.entries(manifest().collections).map(([name, { status, count, permission }]) => [name, status, count, permission])).toEqual([
    ["organization", "complete", 1, null],
    ["applications", "complete", 2, null],
    ["federatedIdentityCredentials", "complete", 1, null],
    ["servicePrincipals", "complete", 3, null],
    ["oauth2PermissionGrants", "complete", 1, null],
    ["appRoleAssignments", "complete", 2, null],
    ["authorizationPolicy", "complete", 1, null],
    ["permissionGrantPolicies", "complete", 1, null],
    ["delegatedPermissionClassifications", "complete", 1, null],
    ["claimsMappingPolicies", "complete", 1, null],
  ]);
  expect(Object.keys(files())).toEqual(
    [...Object.keys(manifest().collections).filter((name) => name !== "federatedIdentityCredentials"), "export"]
      .map((name) => `${name}.json`)
      .sort(),
  );
  expect(value("applications").map(({ federatedIdentityCredentials }) => (federatedIdentityCredentials as unknown[]).length)).toEqual([
    1, 0,
  ]);
  expect(value("delegatedPermissionClassifications")).toEqual([
    expect.objectContaining({ servicePrincipalId: id("b0", 0), classification: "low" }),
  ]);
  expect(value("claimsMappingPolicies")).toEqual([expect.objectContaining({ appliesTo: [{ id: id("b0", 1) }] })]);
  expect(json("export/authorizationPolicy.json")).toMatchObject({ id: "authorizationPolicy" });
});

test("neither key material nor hints nor names of people are written, and the token is nowhere", async () => {
  const { run, files } = await graphOf(smallTenant());
  const { stderr } = await run(["export"], { AADGUARD_GRAPH_TOKEN: "eyJ.not-a-real-token.x" });
  const all = [stderr, ...Object.values(files())].join("\n");
  for (const secret of ["eyJ.not-a-real-token.x", "a2V5", '"hint"', "secretText", "Ada"]) expect(all).not.toContain(secret);
  expect(all).toContain(id("d0", 2));
});

test("two exports of one tenant are the same to the byte, but for the times in export.json, however Graph orders things", async () => {
  const tenant = smallTenant();
  const turned = {
    ...tenant,
    applications: tenant.applications.map(reversed).reverse(),
    servicePrincipals: [...tenant.servicePrincipals].reverse(),
  };
  const [one, two] = [await graphOf(tenant), await graphOf(turned)];
  await one.run(["export"]);
  await two.run(["export"]);
  const [first, second] = [one.files(), two.files()].map((files) => ({ ...files, "export.json": "" }));
  expect(second).toEqual(first);
  expect(Object.values(first ?? {}).join("\n")).not.toMatch(/"(startedAt|finishedAt|@odata\.nextLink)"/);
});

function reversed(value: unknown): never {
  const turned = Array.isArray(value)
    ? value.map(reversed).reverse()
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, one]) => [name, reversed(one)]),
        )
      : value;
  return turned as never;
}

test("pages have 999 objects, and assignments are asked for 20 principals at a time, only where they can be", async () => {
  const many = Array.from({ length: 1500 }, (_, n) => ({ id: id("a5", n), appId: id("c5", n), displayName: `App ${n}` }));
  const principals = many.map((one, n) => ({ ...principalOf(one, 100 + n), appRoleAssignmentRequired: n < 50 }));
  const { run, graph, manifest } = await graphOf(smallTenant({ applications: many, servicePrincipals: principals }));
  const { exit, stderr } = await run(["export"]);
  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  expect(manifest().collections).toMatchObject({ applications: { count: 1500 }, servicePrincipals: { count: 1500 } });
  const asked = (start: string) => graph.requests.filter(({ path }) => path.startsWith(start)).length;
  expect({ applications: asked("/applications"), principals: asked("/servicePrincipals"), batches: asked("/$batch") }).toEqual({
    applications: 2,
    principals: 2,
    batches: 4,
  });
  expect(graph.log.filter(({ path }) => path.includes("appRoleAssignedTo"))).toHaveLength(50);
  expect(graph.mostAtOnce).toBeLessThanOrEqual(4);
});

test("derived types are exported as they are", async () => {
  const { application, principals } = agents(1);
  const tenant = smallTenant();
  const { run, value } = await graphOf({
    ...tenant,
    applications: [...tenant.applications, application],
    servicePrincipals: [...tenant.servicePrincipals, ...principals],
  });
  expect((await run(["export"])).exit).toBe(0);
  const types = [...value("applications"), ...value("servicePrincipals")].flatMap((one) => one["@odata.type"] ?? []);
  expect(types.sort()).toEqual(
    ["agentIdentity", "agentIdentityBlueprint", "agentIdentityBlueprintPrincipal"].map((type) => `#microsoft.graph.${type}`),
  );
});

test("one file an object stands where EntraExporter puts it, and a scan of both layouts says the same", async () => {
  const { run, files, scan } = await graphOf(smallTenant());
  await run(["export"]);
  await run(["objects", "--layout", "objects"]);
  const web = id("b0", 1);
  expect(Object.keys(files("objects"))).toEqual(
    expect.arrayContaining([
      `Applications/${id("a0", 1)}/${id("a0", 1)}.json`,
      "Organization/Organization.json",
      "Policies/AuthorizationPolicy/authorizationPolicy/authorizationPolicy.json",
      "Policies/PermissionGrantPolicies/microsoft-user-default-low/microsoft-user-default-low.json",
      `ServicePrincipals/${web}/${web}.json`,
      `ServicePrincipals/${web}/Oauth2PermissionGrants/grant-1/grant-1.json`,
      `ServicePrincipals/${id("b0", 2)}/AppRoleAssignedTo/assignment-1/assignment-1.json`,
      `ServicePrincipals/${id("b0", 0)}/DelegatedPermissionClassifications/rated-1/rated-1.json`,
      "export.json",
    ]),
  );
  const verdicts = async (folder: string) => {
    const { findings, coverage } = JSON.parse((await scan([folder, "--format", "json"])).stdout);
    return { fingerprints: findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint).sort(), coverage };
  };
  expect(await verdicts("objects")).toEqual(await verdicts("export"));
});

test("an export over an earlier one drops what is gone, and leaves other files alone", async () => {
  const before = await graphOf(smallTenant());
  await before.run(["export", "--layout", "objects"]);
  writeFileSync(join(before.cwd, "export", "CODEOWNERS"), "* @identity\n");
  const after = await graphOf(smallTenant({ applications: smallTenant().applications.slice(1), oauth2PermissionGrants: [] }));
  expect((await before.run(["export", "--layout", "objects"], { AADGUARD_GRAPH_URL: after.url })).exit).toBe(0);
  const names = Object.keys(before.files());
  expect(names).toContain("CODEOWNERS");
  expect(names.filter((name) => /^Applications|Oauth2PermissionGrants/.test(name))).toEqual([
    `Applications/${id("a0", 2)}/${id("a0", 2)}.json`,
  ]);
  await before.run(["export"], { AADGUARD_GRAPH_URL: after.url });
  expect(Object.keys(before.files()).filter((name) => name.includes("/"))).toEqual([]);
});

test("a folder of something else, and one of another tenant, are refused before anything is written", async () => {
  const { run, cwd, files, graph } = await graphOf(smallTenant());
  mkdirSync(join(cwd, "other"));
  writeFileSync(join(cwd, "other", "notes.txt"), "mine");
  const refused = await run(["other"]);
  expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining("is not empty and has no export of aadguard") });
  expect(graph.log).toEqual([]);
  await run(["export"]);
  const other = await graphOf(smallTenant({ organization: { id: id("5e", 9), displayName: "Fabrikam" } }));
  const before = files();
  expect(await run(["export"], { AADGUARD_GRAPH_URL: other.url })).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("another folder"),
  });
  expect(files()).toEqual(before);
});

test.each([
  [tenantId.toUpperCase(), 0],
  ["contoso.com", 0],
  ["fabrikam.com", 2],
])("--tenant %s ends with %i", async (tenant, exit) => {
  const { run, has } = await graphOf(smallTenant());
  const ran = await run(["export", "--tenant", tenant]);
  expect(ran.exit).toBe(exit);
  expect(has("export")).toBe(exit === 0);
});

test("--check asks for one of each, and writes nothing", async () => {
  const denied = (path: string) => path.startsWith("/policies/permissionGrantPolicies");
  const { run, has, graph } = await graphOf(smallTenant(), ({ path }) =>
    denied(path) ? { status: 403, body: { error: { code: "Authorization_RequestDenied", message: "no" } } } : undefined,
  );
  const { exit, stdout } = await run(["--check"]);
  expect(exit).toBe(1);
  expect(stdout).toMatch(/^permissionGrantPolicies +refused: ask for Policy\.Read\.PermissionGrant/m);
  expect(stdout.match(/ yes$/gm)).toHaveLength(9);
  expect(has("export")).toBe(false);
  expect(graph.log.length).toBeLessThan(15);
});

test.each([
  [["export", "--cloud", "mars"], "value of --cloud"],
  [[], "name of the folder"],
  [["export", "--tenant", "x; rm -rf /"], "--tenant"],
])("%j is a usage error", async (args, message) => {
  const { run } = await graphOf(smallTenant());
  expect(await run(args)).toMatchObject({ exit: 2, stderr: expect.stringContaining(message) });
});

test("a Graph elsewhere than on this machine gets no token", async () => {
  const { run } = await graphOf(smallTenant());
  const { exit, stderr } = await run(["export"], { AADGUARD_GRAPH_URL: "https://graph.contoso.com" });
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("loopback") });
});

test("a link to another host is not followed", async () => {
  const { run, manifest, has } = await graphOf(smallTenant(), ({ path }) =>
    path.startsWith("/oauth2PermissionGrants")
      ? { status: 200, body: { value: [], "@odata.nextLink": "https://evil.example/v1.0/x" } }
      : undefined,
  );
  const { exit, stderr } = await run(["export"]);
  expect({ exit, written: has("export") && statuses(manifest()) }).toEqual({ exit: 2, written: false });
  expect(stderr).toContain("evil.example");
});
