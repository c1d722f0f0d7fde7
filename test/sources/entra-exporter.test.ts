import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readInputs } from "../../src/sources";
import { asNobody, fieldsOf, folder, kindsOf, read } from "./folder";

const guid = (letter: string, n: number): string => `${letter}b6f3f52-7c1d-4c0e-8a55-${String(n).padStart(12, "0")}`;
const a1 = guid("a", 1);
const [s1, s2] = [guid("b", 1), guid("b", 2)];
const application = (id: string): object => ({ id, appId: `client-${id}`, displayName: id, identifierUris: [] });
const principal = (id: string): object => ({ id, appId: `client-${id}`, servicePrincipalType: "Application" });
const grant = { id: "g1", clientId: s1, consentType: "AllPrincipals", principalId: null, resourceId: s2, scope: "Orders.Read" };
const assignment = { id: "r1", appRoleId: "role", principalId: s1, principalType: "ServicePrincipal", resourceId: s2 };
const credential = { id: "f1", name: "deploy", issuer: "https://token.example", subject: "s", audiences: ["a"] };

const tenant = {
  [`Applications/${a1}/${a1}.json`]: application(a1),
  [`Applications/${a1}/FederatedIdentityCredentials/f1/f1.json`]: credential,
  [`ServicePrincipals/${s1}/${s1}.json`]: principal(s1),
  [`ServicePrincipals/${s1}/Oauth2PermissionGrants/g1/g1.json`]: grant,
  [`ServicePrincipals/${s1}/AppRoleAssignments/r1/r1.json`]: assignment,
  [`ServicePrincipals/${s2}/${s2}.json`]: principal(s2),
  [`ServicePrincipals/${s2}/AppRoleAssignedTo/r1/r1.json`]: assignment,
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
  expect(fieldsOf(found)).toMatchObject({ applicationId: a1, name: "deploy" });
});

test("two tenants and a loose file are three directories", () => {
  const intake = read({ ...below("one"), ...below("two"), "loose.json": application("x") });
  expect(new Set(intake.declarations.map((declaration) => declaration.tenant))).toEqual(new Set(["one", "two", ""]));
});

test("an object that is named by itself proves nothing about the others", () => {
  const intake = read(tenant, [`ServicePrincipals/${s1}/${s1}.json`]);
  expect(intake.declarations[0]?.tenant).toBe(".");
  expect(intake.collections).toEqual([]);
});

test("exactly 100 service principals are complete: a folder has no limit", () => {
  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [`ServicePrincipals/${guid("b", n)}/${guid("b", n)}.json`, principal(guid("b", n))]),
  );
  expect(read(many).collections).toMatchObject([{ count: 100, complete: true }]);
});

test.each([
  ["excluded", tenant, [`ServicePrincipals/${s2}/**`]],
  ["damaged", { ...tenant, [`ServicePrincipals/${s2}/${s2}.json`]: "{" }, []],
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
    [`Applications/${a1}/${a1}.json`]: { id: a1, ...few },
    [`ServicePrincipals/${s1}/${s1}.json`]: { id: s1, ...few },
    [`ServicePrincipals/${s2}/${s2}.json`]: few,
  };
  expect(kindsOf(read(files).declarations)).toEqual(["application", "servicePrincipal"]);
});

test("owners and the like are references to objects that stand elsewhere", () => {
  const owner = { "@odata.type": "#microsoft.graph.servicePrincipal", ...principal(s1) };
  const intake = read({ ...tenant, [`Applications/${a1}/Owners/s1/s1.json`]: owner });
  expect(intake.declarations.filter(({ kind }) => kind === "servicePrincipal")).toHaveLength(2);
  expect(intake.skipped).toBe(2);
});

test("folders of that kind that are not named by ids are only loose files", () => {
  const intake = read({
    "applications/orders/orders.json": application("orders"),
    "serviceprincipals/billing/billing.json": principal("x"),
  });
  expect(intake.declarations.map((declaration) => declaration.tenant)).toEqual(["", ""]);
  expect(intake.collections).toEqual([]);
  const named = read({ [`ServicePrincipals/${s1}/${s1}.json`]: principal(s2) });
  expect(named.collections).toEqual([]);
});

describe("a part of an export that was not seen makes it incomplete", () => {
  const incomplete = (root: string, kinds: readonly string[]): void => {
    const { collections, diagnostics } = readInputs(["."], { cwd: root });
    expect(new Set(collections.filter(({ complete }) => !complete).map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(diagnostics.filter(({ kind }) => kind === "incomplete")).toHaveLength(kinds.length);
  };

  test("ignored by git", () => {
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": `ServicePrincipals/${s2}/${s2}.json` }), ["servicePrincipal"]);
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": `ServicePrincipals/${s2}` }), [
      ...["servicePrincipal", "oauth2PermissionGrant", "appRoleAssignment"],
    ]);
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": "FederatedIdentityCredentials" }), []);
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": "Oauth2PermissionGrants" }), []);
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": "AppRoleAssignedTo" }), ["appRoleAssignment"]);
    incomplete(folder({ ...tenant, ".git/HEAD": "", ".gitignore": "Users" }), []);
  });

  test("a folder without permission", () => {
    const root = folder(tenant);
    chmodSync(root, 0o755);
    chmodSync(join(root, "ServicePrincipals", s2), 0);
    asNobody(() => incomplete(root, ["servicePrincipal", "oauth2PermissionGrant", "appRoleAssignment"]));
    chmodSync(join(root, "ServicePrincipals", s2), 0o755);
  });

  test.each(["out.json", "nowhere.json"])("a link to %s", (target) => {
    const root = folder({ "in/.keep": "", "out.json": principal(guid("b", 3)) });
    for (const [name, value] of Object.entries(tenant)) {
      mkdirSync(join(root, "in", dirname(name)), { recursive: true });
      writeFileSync(join(root, "in", name), JSON.stringify(value));
    }
    const name = guid("b", 3);
    mkdirSync(join(root, "in/ServicePrincipals", name));
    symlinkSync(join(root, target), join(root, "in/ServicePrincipals", name, `${name}.json`));
    incomplete(join(root, "in"), ["servicePrincipal"]);
  });
});

test("the layout is known by the whole path: the folder above need not be walked or be the current one", () => {
  const root = folder(below("out"));
  const { declarations, collections } = readInputs([".", "../ServicePrincipals"], { cwd: join(root, "out/Applications") });
  expect(new Set(declarations.map((declaration) => declaration.tenant))).toEqual(new Set([".."]));
  expect(collections.map(({ kind, complete }) => [kind, complete]).sort()).toEqual([
    ...["appRoleAssignment", "application", "federatedIdentityCredential", "oauth2PermissionGrant", "servicePrincipal"].map((kind) => [
      kind,
      true,
    ]),
  ]);
});

test("another layout is only loose files", () => {
  const intake = read({ "Applications/a1.json": application(a1), "Applications/a2/other.json": application("a2") });
  expect(intake.declarations.map((declaration) => declaration.tenant)).toEqual(["", ""]);
  expect(intake.collections).toEqual([]);
});
