import { fieldsOf, kindsOf, read } from "./folder";

const application = (id: string): object => ({ id, appId: `client-${id}`, displayName: id, identifierUris: [] });
const principal = (id: string): object => ({ id, appId: `client-${id}`, servicePrincipalType: "Application" });
const grant = { id: "g1", clientId: "s1", consentType: "AllPrincipals", principalId: null, resourceId: "s2", scope: "Orders.Read" };
const assignment = { id: "r1", appRoleId: "role", principalId: "s1", principalType: "ServicePrincipal", resourceId: "s2" };
const credential = { id: "f1", name: "deploy", issuer: "https://token.example", subject: "s", audiences: ["a"] };

const tenant = {
  "Applications/a1/a1.json": application("a1"),
  "Applications/a1/FederatedIdentityCredentials/f1/f1.json": credential,
  "ServicePrincipals/s1/s1.json": principal("s1"),
  "ServicePrincipals/s1/Oauth2PermissionGrants/g1/g1.json": grant,
  "ServicePrincipals/s1/AppRoleAssignments/r1/r1.json": assignment,
  "ServicePrincipals/s2/s2.json": principal("s2"),
  "ServicePrincipals/s2/AppRoleAssignedTo/r1/r1.json": assignment,
  "Policies/AuthorizationPolicy/AuthorizationPolicy.json": {
    id: "authorizationPolicy",
    defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] },
  },
  "Users/u1/u1.json": { id: "u1", displayName: "A user", accountEnabled: true, userPrincipalName: "u1@contoso.example" },
};
const below = (root: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tenant).map(([name, value]) => [`${root}/${name}`, value]));

test("all of a tenant's folder belongs to one directory, and its collections are complete", () => {
  const intake = read(below("out/contoso"));
  expect(kindsOf(intake.declarations).sort()).toEqual([
    ...["appRoleAssignment", "appRoleAssignment", "application", "authorizationPolicy", "federatedIdentityCredential"],
    ...["oauth2PermissionGrant", "servicePrincipal", "servicePrincipal"],
  ]);
  expect(new Set(intake.declarations.map((declaration) => declaration.tenant))).toEqual(new Set(["out/contoso"]));
  expect(intake.collections.map(({ kind, tenant: owner, count, complete }) => [kind, owner, count, complete]).sort()).toEqual([
    ["appRoleAssignment", "out/contoso", 2, true],
    ["application", "out/contoso", 1, true],
    ["federatedIdentityCredential", "out/contoso", 1, true],
    ["oauth2PermissionGrant", "out/contoso", 1, true],
    ["servicePrincipal", "out/contoso", 2, true],
  ]);
  expect(intake).toMatchObject({ files: 9, scanned: 8, skipped: 1, diagnostics: [] });
});

test("the folder may be the current one, or its Applications alone", () => {
  expect(read(tenant).declarations[0]?.tenant).toBe(".");
  const { collections, declarations } = read(below("out"), ["out/Applications"]);
  expect(collections.map(({ kind, tenant: owner, complete }) => [kind, owner, complete])).toEqual([
    ["federatedIdentityCredential", "out", true],
    ["application", "out", true],
  ]);
  expect(declarations[0]?.tenant).toBe("out");
});

test("a federated credential belongs to the application whose folder it is in", () => {
  const found = read(tenant).declarations.find(({ kind }) => kind === "federatedIdentityCredential");
  expect(fieldsOf(found)).toEqual({ applicationId: "a1", name: "deploy" });
});

test("two tenants and a loose file are three directories", () => {
  const intake = read({ ...below("one"), ...below("two"), "loose.json": application("x") });
  expect(new Set(intake.declarations.map((declaration) => declaration.tenant))).toEqual(new Set(["one", "two", ""]));
});

test("an object that is named by itself proves nothing about the others", () => {
  const intake = read(tenant, ["ServicePrincipals/s1/s1.json"]);
  expect(intake.declarations[0]?.tenant).toBe(".");
  expect(intake.collections).toEqual([]);
});

test("exactly 100 service principals are complete: a folder has no limit", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`ServicePrincipals/s${n}/s${n}.json`, principal(`s${n}`)]));
  expect(read(many).collections).toMatchObject([{ count: 100, complete: true }]);
});

test.each([
  ["excluded", tenant, ["ServicePrincipals/s2/**"]],
  ["damaged", { ...tenant, "ServicePrincipals/s2/s2.json": "{" }, []],
])("a service principal that is %s makes the export incomplete", (_what, files, exclude) => {
  const { collections, diagnostics } = read(files, ["."], { exclude });
  expect(collections.find(({ kind }) => kind === "servicePrincipal")).toMatchObject({ count: 1, complete: false });
  expect(diagnostics.filter(({ kind }) => kind === "incomplete")).toContainEqual(
    expect.objectContaining({ path: "ServicePrincipals", message: expect.stringContaining("not complete") }),
  );
});

test("the folder says what an object with few fields is, when it has that object's id", () => {
  const few = { appId: "client", displayName: "few" };
  const files = {
    "Applications/a1/a1.json": { id: "a1", ...few },
    "ServicePrincipals/s1/s1.json": { id: "s1", ...few },
    "ServicePrincipals/s2/s2.json": few,
  };
  expect(kindsOf(read(files).declarations)).toEqual(["application", "servicePrincipal"]);
});

test("owners and the like are references to objects that stand elsewhere", () => {
  const owner = { "@odata.type": "#microsoft.graph.servicePrincipal", ...principal("s1") };
  const intake = read({ ...tenant, "Applications/a1/Owners/s1/s1.json": owner });
  expect(intake.declarations.filter(({ kind }) => kind === "servicePrincipal")).toHaveLength(2);
  expect(intake.skipped).toBe(2);
});

test("another layout is only loose files", () => {
  const intake = read({ "Applications/a1.json": application("a1"), "Applications/a2/other.json": application("a2") });
  expect(intake.declarations.map((declaration) => declaration.tenant)).toEqual(["", ""]);
  expect(intake.collections).toEqual([]);
});
