import { buildDirectories } from "../../src/directory";
import { placeOf, read } from "./folder";

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const guid = (kind: string, n: number): string => `${kind.padEnd(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
const principal = (n: number, more = {}): object => ({
  id: guid("b", n),
  appId: guid("c", n),
  servicePrincipalType: "Application",
  ...more,
});
const grant = (n: number): object => ({
  id: `g${n}`,
  clientId: guid("b", 1),
  consentType: "AllPrincipals",
  principalId: null,
  resourceId: guid("b", 2),
  scope: "User.Read",
});
const assignment = (n: number): object => ({
  id: `r${n}`,
  appRoleId: guid("7", n),
  principalId: guid("b", 1),
  principalType: "ServicePrincipal",
  resourceId: guid("b", 2),
});
const page = (value: unknown[], set = "servicePrincipals"): object => ({ "@odata.context": `${graph}#${set}`, value });
const collectionsOf = (content: unknown) =>
  read({ "sp.json": content }).collections.map(({ kind, count, complete }) => [kind, count, complete]);

test("grants and assignments inside their service principal are read, with their places", () => {
  const { declarations } = read({
    "sp.json": page([
      principal(1, { oauth2PermissionGrants: [grant(1)], appRoleAssignedTo: [assignment(1)] }),
      principal(2, { oauth2PermissionGrants: [] }),
    ]),
  });
  expect(declarations.map(({ kind }) => kind)).toEqual([
    "servicePrincipal",
    "oauth2PermissionGrant",
    "appRoleAssignment",
    "servicePrincipal",
  ]);
  expect(placeOf(declarations[1], ["scope"])).toMatchObject({ pointer: "/value/0/oauth2PermissionGrants/0/scope" });
  const [directory] = buildDirectories({
    declarations,
    collections: [],
    diagnostics: [],
    files: 1,
    scanned: 1,
    skipped: 0,
    unreadable: 0,
  } as never).directories;
  expect(directory?.links.grantsTo(directory.servicePrincipals[0] as never)).toHaveLength(1);
});

test("PowerShell's capitals and a lone object do as well", () => {
  const { declarations, collections } = read({
    "sp.json": {
      Id: guid("b", 1),
      AppId: guid("c", 1),
      ServicePrincipalType: "Application",
      Oauth2PermissionGrants: [{ Id: "g", ClientId: guid("b", 1), ConsentType: "AllPrincipals", ResourceId: guid("b", 2), Scope: "x" }],
      AdditionalProperties: {},
    },
  });
  expect(declarations.map(({ kind }) => kind)).toEqual(["servicePrincipal", "oauth2PermissionGrant"]);
  expect(placeOf(declarations[1], ["scope"])).toMatchObject({ pointer: "/Oauth2PermissionGrants/0/Scope" });
  // One object proves nothing about the others.
  expect(collections).toMatchObject([{ kind: "oauth2PermissionGrant", complete: false }]);
});

test("classifications and claims-mapping policies inside their service principal are its own", () => {
  const { declarations } = read({
    "sp.json": page([
      principal(1, {
        delegatedPermissionClassifications: [{ id: "k", permissionId: guid("7", 1), permissionName: "User.Read", classification: "low" }],
        claimsMappingPolicies: [{ id: guid("9", 1), displayName: "claims" }],
      }),
    ]),
  });
  expect(declarations.slice(1)).toMatchObject([
    { kind: "delegatedPermissionClassification", servicePrincipalId: guid("b", 1) },
    { kind: "claimsMappingPolicy", appliesTo: [guid("b", 1)] },
  ]);
});

test.each<[string, object[], boolean]>([
  [
    "every principal contains its own",
    [principal(1, { oauth2PermissionGrants: [grant(1)] }), principal(2, { oauth2PermissionGrants: [] })],
    true,
  ],
  ["some contain none", [principal(1, { oauth2PermissionGrants: [grant(1)] }), principal(2)], false],
  ["one ends where $expand stops", [principal(1, { oauth2PermissionGrants: Array.from({ length: 20 }, (_, n) => grant(n)) })], false],
])("grants are complete or not where %s", (_what, principals, complete) => {
  expect(collectionsOf(page(principals)).find(([kind]) => kind === "oauth2PermissionGrant")?.[2]).toBe(complete);
});

test("what one API classifies is known by its own list, whatever the others lack", () => {
  const { declarations, collections } = read({ "sp.json": page([principal(1, { delegatedPermissionClassifications: [] }), principal(2)]) });
  const [directory] = buildDirectories({ declarations, collections }).directories;
  expect(directory?.facts.classified).toEqual(new Set([guid("b", 1)]));
});

test("a principal's own assignments say nothing about users; those of the resource do", () => {
  const own = page([principal(1, { appRoleAssignments: [assignment(1)] })]);
  const both = page([principal(1, { appRoleAssignments: [assignment(1)], appRoleAssignedTo: [] })]);
  expect(collectionsOf(own)).toContainEqual(["appRoleAssignment", 1, false]);
  expect(collectionsOf(both)).toContainEqual(["appRoleAssignment", 0, true]);
});

test("exactly 100 entries are all there is in a page that Microsoft Graph wrote, and not in a bare list", () => {
  const owner = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
  const hundred = Array.from({ length: 100 }, (_, n) => principal(n, n === 0 ? { appOwnerOrganizationId: owner } : {}));
  expect(collectionsOf(page(hundred))).toEqual([["servicePrincipal", 100, true]]);
  expect(collectionsOf(hundred)).toEqual([["servicePrincipal", 100, false]]);
  expect(collectionsOf({ value: hundred })).toEqual([["servicePrincipal", 100, false]]);
});
