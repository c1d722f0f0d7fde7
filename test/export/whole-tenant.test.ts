import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanUp, graphOf } from "./run";
import { id, type Json, largeTenant, principalOf } from "./tenant";

const applications = 3000;
const generated = largeTenant(applications);
/** Enterprise applications of other tenants: every large tenant has hundreds. */
const foreign = Array.from({ length: 3500 - generated.servicePrincipals.length }, (_, n): Json => ({
  ...principalOf({ appId: id("c7", n), displayName: `Gallery ${n}` }, 10_000 + n),
  appOwnerOrganizationId: id("77", n % 90),
  signInAudience: "AzureADMultipleOrgs",
  servicePrincipalNames: [id("c7", n)],
  replyUrls: [`https://gallery-${n}.example/signin`],
}));
for (const one of foreign) {
  const folder = join(generated.folder, "ServicePrincipals", String(one["id"]));
  mkdirSync(folder);
  writeFileSync(join(folder, `${String(one["id"])}.json`), JSON.stringify(one));
}
const tenant = { ...generated, servicePrincipals: [...generated.servicePrincipals, ...foreign] };

/** The tenant with another consent policy, in Graph and in the folder. */
function withConsent(policy: string): typeof tenant {
  const permissionGrantPoliciesAssigned = [`ManagePermissionGrantsForSelf.${policy}`];
  const authorizationPolicy = { ...generated.authorizationPolicy, defaultUserRolePermissions: { permissionGrantPoliciesAssigned } };
  const folder = join(generated.folder, "Policies", "AuthorizationPolicy");
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name, `${name}.json`), JSON.stringify(authorizationPolicy));
  return { ...tenant, authorizationPolicy };
}

afterEach(cleanUp);
afterAll(() => generated.remove());

interface Result {
  readonly findings: readonly { readonly fingerprint: string }[];
  readonly undetermined: readonly { readonly ruleId: string; readonly reason: string; readonly count: number }[];
  readonly coverage: unknown;
  readonly summary: Readonly<Record<string, number>>;
}

const verdictsIn = (stdout: string) => {
  const { findings, undetermined, coverage, summary } = JSON.parse(stdout) as Result;
  return {
    fingerprints: findings.map(({ fingerprint }) => fingerprint).sort(),
    undetermined: undetermined.map(({ ruleId, reason, count }) => ({ ruleId, reason, count })),
    coverage,
    counts: [summary["applications"], summary["servicePrincipals"], summary["errors"], summary["warnings"], summary["notes"]],
  };
};

test("an export of 3,000 applications at 200 ms a request takes at most 60 requests, four at once, and is judged as the tenant itself", async () => {
  const { run, graph, scan, manifest } = await graphOf(tenant, undefined, { delay: 200 });
  const { exit, stderr } = await run(["export"]);
  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  expect(manifest().collections).toMatchObject({ applications: { count: applications }, servicePrincipals: { count: 3500 } });
  // How long that takes, `node bench/export.mjs` measures: this machine may be busy.
  expect(graph.requests.length).toBeLessThanOrEqual(60);
  expect(graph.mostAtOnce).toBeLessThanOrEqual(4);
  const [ofExport, ofTenant] = [await scan(["export", "--format", "json"]), await scan([generated.folder, "--format", "json"])];
  const verdicts = verdictsIn(ofExport.stdout);
  expect(verdicts).toEqual(verdictsIn(ofTenant.stdout));
  expect(verdicts.fingerprints.length).toBeGreaterThan(100);
  expect(verdicts.undetermined).toEqual([]);
});

test("so is one of a tenant whose consent policy is today's default", async () => {
  const { run, scan } = await graphOf(withConsent("microsoft-user-default-recommended"));
  expect(await run(["export"])).toMatchObject({ exit: 0 });
  const [ofExport, ofTenant] = [await scan(["export", "--format", "json"]), await scan([generated.folder, "--format", "json"])];
  const verdicts = verdictsIn(ofExport.stdout);
  expect(verdicts).toEqual(verdictsIn(ofTenant.stdout));
  expect(verdicts.fingerprints.length).toBeGreaterThan(100);
  expect(verdicts.undetermined).toEqual([]);
});
