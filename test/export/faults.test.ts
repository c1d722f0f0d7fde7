import type { Behaviour } from "./fake-graph";
import { refusedReply } from "./fake-graph";
import { cleanUp, graphOf } from "./run";
import { id, principalOf, smallTenant, tenantId } from "./tenant";

afterEach(cleanUp);

/** Answers so the first times that a path is asked for, then as usual. */
const first =
  (start: string, times: number, reply: ReturnType<Behaviour>): Behaviour =>
  ({ path, before }) =>
    path.startsWith(start) && before < times ? reply : undefined;

const refused: [collection: string, path: string, permission: string][] = [
  ["organization", "/organization", "Organization.Read.All"],
  ["applications", "/applications", "Application.Read.All"],
  ["servicePrincipals", "/servicePrincipals", "Application.Read.All"],
  ["oauth2PermissionGrants", "/oauth2PermissionGrants", "Directory.Read.All"],
  ["appRoleAssignments", "appRoleAssignedTo", "Application.Read.All"],
  ["authorizationPolicy", "/policies/authorizationPolicy", "Policy.Read.All"],
  ["permissionGrantPolicies", "/policies/permissionGrantPolicies", "Policy.Read.PermissionGrant"],
  ["delegatedPermissionClassifications", "delegatedPermissionClassifications", "Application.Read.All"],
  ["claimsMappingPolicies", "/policies/claimsMappingPolicies", "Policy.Read.All"],
];

test.each(refused)("%s refused: recorded with the permission to ask for, the rest is exported, exit 1", async (name, path, permission) => {
  const { run, manifest, has } = await graphOf(smallTenant(), (asked) => (asked.path.includes(path) ? refusedReply : undefined));
  const { exit, stderr } = await run(["export"]);
  expect(exit).toBe(1);
  expect(stderr).toContain(`ask for the Microsoft Graph permission ${permission}`.replace("ask", "Ask"));
  const { collections } = manifest();
  expect(collections[name]).toMatchObject({
    status: "refused",
    count: 0,
    permission,
    problem: expect.stringContaining("Insufficient privileges"),
  });
  expect(has(`export/${name}.json`)).toBe(false);
  const others = Object.entries(collections).filter(([, { status }]) => status === "complete");
  expect(others.length).toBeGreaterThanOrEqual(6);
  expect(Object.values(collections).some(({ status }) => status === "failed")).toBe(false);
  expect(has("export.part")).toBe(false);
});

test("Retry-After is obeyed: nothing at all is sent before its time", async () => {
  const throttled = { status: 429, headers: { "retry-after": "3" }, body: { error: { code: "TooManyRequests" } } };
  // Enough of them for eight batches after the list.
  const principals = Array.from({ length: 160 }, (_, n) => ({
    ...principalOf({ appId: id("c5", n), displayName: "x" }, 100 + n),
    appRoleAssignmentRequired: true,
  }));
  const { run, graph } = await graphOf(smallTenant({ servicePrincipals: principals }), first("/servicePrincipals?", 1, throttled));
  expect((await run(["export"])).exit).toBe(0);
  const throttledOne = graph.log.find(({ status }) => status === 429);
  const at = throttledOne?.at ?? 0;
  // Four are sent at once: the three under way with it may reach a slow server after it, and none is sent once it is answered.
  const early = graph.requests.filter((one) => one !== throttledOne && one.at >= at && one.at < at + 2900);
  expect(early.length).toBeLessThanOrEqual(3);
  expect(graph.requests.filter((one) => one.at >= at + 2900).length).toBeGreaterThan(3);
});

test("Retry-After inside a batch is obeyed, and only what was throttled is asked again", async () => {
  const principals = Array.from({ length: 40 }, (_, n) => ({
    ...principalOf({ appId: id("c5", n), displayName: "x" }, 100 + n),
    appRoleAssignmentRequired: true,
  }));
  const throttled = { status: 429, headers: { "Retry-After": "2" }, body: { error: { code: "TooManyRequests" } } };
  const { run, graph, manifest } = await graphOf(smallTenant({ servicePrincipals: principals }), ({ inBatch, path, before }) =>
    inBatch && before === 0 && path.includes(String(103)) ? throttled : undefined,
  );
  expect((await run(["export"])).exit).toBe(0);
  expect(manifest().collections["appRoleAssignments"]).toMatchObject({ status: "complete" });
  const asked = graph.log.filter(({ path }) => path.includes("appRoleAssignedTo"));
  expect(asked).toHaveLength(41);
  const [before, after] = asked.filter(({ path }) => path.includes(String(103)));
  expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(1990);
});

test("a long wait is told to those who look at no terminal", async () => {
  const { run } = await graphOf(smallTenant(), first("/oauth2PermissionGrants", 1, { status: 429, headers: { "retry-after": "6" } }));
  expect(await run(["export"])).toMatchObject({ exit: 0, stderr: expect.stringContaining("asks to wait 6 seconds") });
});

test.each<[string, Behaviour]>([
  ["503", first("/applications", 2, { status: 503, body: {} })],
  ["504 with Retry-After", first("/applications", 2, { status: 504, headers: { "retry-after": "1" } })],
  ["a reset", first("/applications", 2, "reset")],
  ["JSON that stops in the middle", first("/applications", 1, { status: 200, text: '{"value": [{"id": "x"' })],
  ["a reset inside a batch's request", first("/$batch", 1, "reset")],
  ["503 of a batch", first("/$batch", 1, { status: 503 })],
  ["503 inside a batch", ({ inBatch, before }) => (inBatch && before === 0 ? { status: 503 } : undefined)],
])("%s is asked again, and the export is whole", async (_what, behaviour) => {
  const { run, manifest, value } = await graphOf(smallTenant(), behaviour);
  expect((await run(["export"])).exit).toBe(0);
  expect(value("applications")).toHaveLength(2);
  expect(Object.values(manifest().collections).every(({ status }) => status === "complete")).toBe(true);
});

test("an answer that takes too long is asked for again, and slow ones are waited for", async () => {
  const delay = (path: string, nth: number): number => (path.startsWith("/applications") && nth === 1 ? 30_000 : 300);
  const { run, value, graph } = await graphOf(smallTenant(), undefined, { delay });
  expect((await run(["export", "--request-timeout", "1"])).exit).toBe(0);
  expect(value("applications")).toHaveLength(2);
  expect(graph.requests.filter(({ path }) => path.startsWith("/applications")).length).toBe(1);
});

test("a principal that is gone meanwhile is gone: with its grants, and without ending the export", async () => {
  const { run, value, manifest } = await graphOf(smallTenant(), ({ path }) =>
    path.startsWith(`/servicePrincipals/${id("b0", 2)}`)
      ? { status: 404, body: { error: { code: "Request_ResourceNotFound" } } }
      : undefined,
  );
  expect((await run(["export"])).exit).toBe(0);
  expect(value("servicePrincipals").map((one) => one["id"])).toEqual([id("b0", 0), id("b0", 1)]);
  expect(manifest().collections).toMatchObject({
    servicePrincipals: { status: "complete", count: 2 },
    appRoleAssignments: { status: "complete", count: 0 },
  });
});

test("a principal that only its relation does not know yet stays", async () => {
  const { run, value } = await graphOf(smallTenant(), ({ path }) =>
    path.startsWith(`/servicePrincipals/${id("b0", 2)}/`) ? { status: 404, body: {} } : undefined,
  );
  expect((await run(["export"])).exit).toBe(0);
  expect(value("servicePrincipals")).toHaveLength(3);
});

test("what fails for good is recorded as failed, exit 2; --resume asks for that alone", async () => {
  let broken = true;
  const { run, manifest, graph, has, value } = await graphOf(smallTenant(), ({ path }) =>
    broken && path.startsWith("/oauth2PermissionGrants") ? { status: 501, body: { error: { code: "NotImplemented" } } } : undefined,
  );
  const { exit, stderr } = await run(["export"]);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("--resume") });
  expect(manifest().collections["oauth2PermissionGrants"]).toMatchObject({ status: "failed", count: 0, permission: null });
  expect(has("export/oauth2PermissionGrants.json")).toBe(false);
  broken = false;
  const before = graph.requests.length;
  expect((await run(["export", "--resume"])).exit).toBe(0);
  const asked = graph.requests.slice(before).map(({ path }) => path);
  expect(asked).toEqual([expect.stringContaining("/organization"), "/oauth2PermissionGrants?$top=999"]);
  expect(value("oauth2PermissionGrants")).toHaveLength(1);
  expect(has("export.part")).toBe(false);
});

test("a whole export is not replaced by one in which something failed", async () => {
  const whole = await graphOf(smallTenant());
  await whole.run(["export"]);
  const before = whole.files();
  const broken = await graphOf(smallTenant(), ({ path }) => (path.startsWith("/policies/claims") ? { status: 501 } : undefined));
  const { exit, stderr } = await whole.run(["export"], { AADGUARD_GRAPH_URL: broken.url });
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("stays as it was") });
  expect(whole.files()).toEqual(before);
});

test("credentials that v1.0 cannot show come from beta, and the applications without them from v1.0", async () => {
  const { run, value, manifest, graph } = await graphOf(smallTenant(), ({ path, version }) =>
    version === "v1.0" && path.includes("$expand=federated")
      ? { status: 200, text: '{"value":[{"id":"x","federatedIdentityCredentials":[{"error":' }
      : undefined,
  );
  expect((await run(["export"])).exit).toBe(0);
  expect(value("applications").map(({ federatedIdentityCredentials }) => federatedIdentityCredentials)).toEqual([
    [expect.objectContaining({ name: "main", subject: "repo:contoso/web:ref:refs/heads/main" })],
    [],
  ]);
  expect(manifest().collections).toMatchObject({
    applications: { status: "complete" },
    federatedIdentityCredentials: { status: "complete", count: 1 },
  });
  expect(graph.requests.some(({ version }) => version === "beta")).toBe(true);
});

test("without the right to read the organization the token says whose tenant it is", async () => {
  const { run, manifest } = await graphOf(smallTenant(), ({ path }) => (path.startsWith("/organization") ? refusedReply : undefined));
  const claims = Buffer.from(JSON.stringify({ tid: tenantId })).toString("base64url");
  expect((await run(["export"], { AADGUARD_GRAPH_TOKEN: `e30.${claims}.x` })).exit).toBe(1);
  expect(manifest().tenantId).toBe(tenantId);
});

test("a Graph that cannot be reached ends the export with its name", async () => {
  const { graph, url, run } = await graphOf(smallTenant());
  await graph.stop();
  const { stderr, exit } = await run(["export"]);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining(`${new URL(url).host} cannot be reached`) });
});
