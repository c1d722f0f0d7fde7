import { buildDirectories } from "../../src/directory";
import type { Declaration } from "../../src/model/declarations";
import { type Files, read } from "./folder";

const [contoso, fabrikam] = ["5e1f0000-0000-4000-8000-00000000000a", "5e1f0000-0000-4000-8000-00000000000b"] as const;
const guid = (kind: string, n: number): string => `${kind.padEnd(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;

const application = (n: number, signInAudience = "AzureADMyOrg"): object => ({
  id: guid("a", n),
  appId: guid("c", n),
  displayName: `app ${n}`,
  signInAudience,
});
const principal = (n: number, owner: string, more = {}): object => ({
  id: guid("b", n),
  appId: guid("c", n),
  displayName: `app ${n}`,
  appOwnerOrganizationId: owner,
  servicePrincipalType: "Application",
  signInAudience: "AzureADMyOrg",
  ...more,
});
/** Every tenant has some of Microsoft's: a list without is a filtered one. */
const ofMicrosoft = principal(99, "f8cdef31-a31e-4b4a-93e4-5f571e91255a", { signInAudience: "AzureADMultipleOrgs" });
const grant = (client: number): object => ({
  id: `g${client}`,
  clientId: guid("b", client),
  consentType: "AllPrincipals",
  resourceId: guid("b", 99),
  scope: "User.Read",
});
const organization = (id: string): object => ({ id, displayName: "x", verifiedDomains: [{ name: "x.example" }] });

/** The directories by their tenant: what each holds, by the last part of its ids. */
function directoriesIn(files: Files): Record<string, string[]> {
  const { declarations } = read(files);
  const held: Record<string, string[]> = {};
  for (const one of declarations) (held[one.tenant] ??= []).push(nameOf(one));
  return Object.fromEntries(Object.entries(held).map(([tenant, names]) => [tenant, names.sort()]));
}

function nameOf(one: Declaration): string {
  const id = "id" in one && typeof one.id === "string" ? one.id : "";
  return `${one.kind} ${Number(id.slice(-12)) || id}`.trim();
}

const tenant = (owner: string, n: number): { applications: object[]; servicePrincipals: object[]; grants: object[] } => ({
  applications: [application(n)],
  servicePrincipals: [principal(n, owner)],
  grants: [grant(n)],
});
const filesOf = (folder: string, { applications, servicePrincipals, grants }: ReturnType<typeof tenant>): Files => ({
  [`${folder}applications.json`]: applications,
  [`${folder}servicePrincipals.json`]: servicePrincipals,
  [`${folder}grants.json`]: grants,
});
const all = (n: number): string[] => [`application ${n}`, `oauth2PermissionGrant g${n}`, `servicePrincipal ${n}`];

test("loose files of one tenant are one directory, wherever they stand", () => {
  expect(directoriesIn({ ...filesOf("a/", tenant(contoso, 1)), ...filesOf("b/", tenant(contoso, 2)) })).toEqual({
    "": [...all(1), ...all(2)].sort(),
  });
});

test("loose files whose principals show two owners are two directories", () => {
  expect(directoriesIn({ ...filesOf("a/", tenant(contoso, 1)), ...filesOf("b/", tenant(fabrikam, 2)) })).toEqual({
    [contoso]: all(1),
    [fabrikam]: all(2),
  });
  expect(directoriesIn({ ...filesOf("contoso-", tenant(contoso, 1)), ...filesOf("fabrikam-", tenant(fabrikam, 2)) })).toEqual({
    [contoso]: all(1),
    [fabrikam]: all(2),
  });
});

test("one tenant's service principal does not answer for another's application", () => {
  const files = {
    "a/applications.json": [application(1), application(2, "AzureADMultipleOrgs")],
    "a/servicePrincipals.json": [principal(1, contoso), ofMicrosoft],
    "b/applications.json": [application(3)],
    // The multi-tenant application of the other tenant has a principal here, and none at home.
    "b/servicePrincipals.json": [principal(3, fabrikam), principal(2, contoso, { signInAudience: "AzureADMultipleOrgs" })],
  };
  const { directories } = buildDirectories(read(files));
  const home = directories.find(({ tenant: name }) => name === contoso);
  expect(home?.applications.map((one) => home.links.principalOf(one) !== undefined)).toEqual([true, false]);
  expect(home?.facts.servicePrincipals).toBe("complete");
});

test("the audience may stand at the application alone", () => {
  const without = (n: number, owner: string) => ({ ...principal(n, owner), signInAudience: undefined });
  const files = {
    "a/applications.json": [application(1)],
    "a/sp.json": [without(1, contoso)],
    "b/applications.json": [application(2)],
    "b/sp.json": [without(2, fabrikam)],
  };
  expect(Object.keys(directoriesIn(files)).sort()).toEqual([contoso, fabrikam]);
});

test.each([
  [
    "the organization's page",
    { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#organization", value: [organization(fabrikam)] },
  ],
  ["EntraExporter's Organization", organization(fabrikam)],
  ["PowerShell's organization", { Id: fabrikam, DisplayName: "x", VerifiedDomains: [{ Name: "x.example" }], AdditionalProperties: {} }],
])("%s says whose the files beside it are", (_what, said) => {
  const files = {
    ...filesOf("a/", tenant(contoso, 1)),
    "b/organization.json": said,
    "b/applications.json": [application(2), application(3)],
  };
  expect(directoriesIn(files)).toEqual({ [contoso]: all(1), [fabrikam]: ["application 2", "application 3"] });
});

test("a list in which two tenants are mixed is told apart as far as it tells, and is complete for none", () => {
  const files = {
    "applications.json": [application(1), application(2)],
    "servicePrincipals.json": [
      principal(1, contoso),
      principal(2, fabrikam),
      principal(9, "77000000-0000-4000-8000-000000000001", { signInAudience: "AzureADMultipleOrgs" }),
    ],
  };
  const { declarations, collections, diagnostics } = read(files);
  const tenantOf = (kind: string) => declarations.filter((one) => one.kind === kind).map((one) => one.tenant);
  expect(tenantOf("application")).toEqual([contoso, fabrikam]);
  expect(tenantOf("servicePrincipal")).toEqual([contoso, fabrikam, ""]);
  expect(collections.every(({ complete }) => !complete)).toBe(true);
  expect(
    diagnostics
      .filter(({ kind }) => kind === "incomplete")
      .map(({ path }) => path)
      .sort(),
  ).toEqual(["applications.json", "servicePrincipals.json"]);
  expect(diagnostics[0]?.message).toContain(`${contoso}, ${fabrikam}`);
});

test("a file that does not tell whose it is, is judged apart from several, and this is said", () => {
  const policy = { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } };
  const files = {
    ...filesOf("a/", tenant(contoso, 1)),
    ...filesOf("b/", tenant(fabrikam, 2)),
    "a/servicePrincipals.json": [principal(1, contoso), ofMicrosoft],
    "b/servicePrincipals.json": [principal(2, fabrikam), ofMicrosoft],
    "b/policy.json": policy,
    "policy.json": policy,
  };
  const { declarations, diagnostics } = read(files);
  expect(declarations.filter(({ kind }) => kind === "authorizationPolicy").map((one) => one.tenant)).toEqual([fabrikam, ""]);
  expect(diagnostics).toMatchObject([
    { kind: "incomplete", path: "policy.json", message: expect.stringContaining("Nothing shows which tenant this file is from") },
  ]);
});

test("one application of many that turned single-tenant elsewhere is not a second tenant", () => {
  const many = Array.from({ length: 60 }, (_, n) => principal(n, contoso));
  expect(Object.keys(directoriesIn({ "sp.json": [...many, principal(77, fabrikam)] }))).toEqual([""]);
});

test("principals that Microsoft owns show no tenant", () => {
  const graph = principal(5, "f8cdef31-a31e-4b4a-93e4-5f571e91255a");
  expect(Object.keys(directoriesIn({ "sp.json": [principal(1, contoso), graph] }))).toEqual([""]);
});

const exporter = (root: string, owner: string, n: number, more: Files = {}): Files => ({
  [`${root}/Applications/${guid("a", n)}/${guid("a", n)}.json`]: application(n),
  [`${root}/ServicePrincipals/${guid("b", n)}/${guid("b", n)}.json`]: principal(n, owner),
  ...more,
});

test("exports of one tenant in two folders are one directory, those of two tenants two", () => {
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...exporter("y", contoso, 2) }))).toEqual(["x"]);
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...exporter("y", fabrikam, 2) }))).toEqual(["x", "y"]);
  const said = {
    ...exporter("x", contoso, 1, { "x/Organization/Organization.json": organization(fabrikam) }),
    ...exporter("y", fabrikam, 2),
  };
  expect(Object.keys(directoriesIn(said))).toEqual(["x"]);
});

test("loose files join the export of their own tenant", () => {
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...filesOf("", tenant(contoso, 2)) }))).toEqual(["x"]);
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...filesOf("", tenant(fabrikam, 2)) })).sort()).toEqual(["", "x"]);
});

test("the application proxy's groups of an export are not tenants", () => {
  const published = `x/OnPremisesPublishingProfiles/ApplicationProxy/ConnectorGroups/${guid("d", 1)}/Applications/${guid("a", 1)}/${guid("a", 1)}.json`;
  const microsofts = { [`x/ServicePrincipals/${guid("b", 99)}/${guid("b", 99)}.json`]: ofMicrosoft };
  const files = { ...exporter("x", contoso, 1), ...microsofts, [published]: application(1) };
  expect(directoriesIn(files)).toEqual({ x: ["application 1", "servicePrincipal 1", "servicePrincipal 99"] });
  expect(read(files).diagnostics).toEqual([]);
  // Exported without the tenant's own applications, they make none either.
  expect(read({ [published]: application(1) }).declarations).toEqual([]);
});

test("only the outermost folders make an export, unless an inner one is of another tenant", () => {
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...exporter("x/old", contoso, 2) }))).toEqual(["x"]);
  expect(Object.keys(directoriesIn({ ...exporter("x", contoso, 1), ...exporter("x/old", fabrikam, 2) }))).toEqual(["x", "x/old"]);
});
