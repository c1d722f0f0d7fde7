import { type Exposure, exposureOf } from "../../src/directory/exposure";
import { graphPermissions } from "../../src/entra/microsoft";
import { api, directoryOf, ids, principal, role, scope } from "./build";

/** What the API exposes in a run of these files. */
function exposed(files: Record<string, unknown>, appId: string = ids.api): Exposure {
  return exposureOf(directoryOf(files).links.resource(appId, undefined), appId);
}

const apiWith = (fields: object): Record<string, unknown> => ({ "api.json": { ...api, ...fields } });
const scopes = (...oauth2PermissionScopes: object[]): object => ({ api: { oauth2PermissionScopes } });
const absent = { $unknown: "absent" };

test("scopes and roles are found by id, without regard to case, and by value", () => {
  const { scope: scopeOf, role: roleOf, enabledScopes, enabledRoles } = exposed(apiWith({}));
  expect([scopeOf(ids.scope.toUpperCase()), scopeOf("Orders.Read"), roleOf(ids.role), roleOf("Orders.Read.All")]).toEqual(
    Array(4).fill("enabled"),
  );
  expect([scopeOf(ids.role), roleOf(ids.scope)]).toEqual(["absent", "absent"]);
  expect([enabledScopes, enabledRoles]).toEqual([1, 1]);
});

test("what is switched off does not count", () => {
  const {
    scope: scopeOf,
    role: roleOf,
    enabledScopes,
    enabledRoles,
  } = exposed(apiWith({ ...scopes({ ...scope, isEnabled: false }), appRoles: [{ ...role, isEnabled: false }] }));
  expect([scopeOf(ids.scope), roleOf(ids.role)]).toEqual(["disabled", "disabled"]);
  expect([enabledScopes, enabledRoles]).toEqual([0, 0]);
});

test("a role for users only is not an application permission", () => {
  const exposure = exposed(apiWith({ appRoles: [{ ...role, allowedMemberTypes: ["User"] }] }));
  expect([exposure.role(ids.role), exposure.enabledRoles]).toEqual(["absent", 0]);
  expect([exposure.isForUsersOnly(ids.role.toUpperCase()), exposure.valueOf(ids.role)]).toEqual([true, "Orders.Read.All"]);
  const both = exposed(apiWith({ appRoles: [{ ...role, allowedMemberTypes: ["User", "Application"] }] }));
  expect([both.enabledRoles, both.isForUsersOnly(ids.role)]).toEqual([1, false]);
});

test("a list that the input leaves out is unknown, an empty one is empty", () => {
  const left = exposed(apiWith({ api: undefined, appRoles: undefined }));
  expect([left.scope(ids.scope), left.enabledScopes, left.role(ids.role), left.enabledRoles]).toEqual(Array(4).fill(absent));
  const empty = exposed(apiWith({ ...scopes(), appRoles: [] }));
  expect([empty.scope(ids.scope), empty.enabledScopes, empty.role(ids.role), empty.enabledRoles]).toEqual(["absent", 0, "absent", 0]);
});

test("the application speaks first, its service principal where there is no application", () => {
  const stale = principal(ids.api, ids.apiPrincipal, { oauth2PermissionScopes: [{ ...scope, isEnabled: false }], appRoles: [] });
  const both = exposed({ ...apiWith({ appRoles: [] }), "sp.json": { ...stale, appRoles: [role] } });
  expect([both.scope(ids.scope), both.role(ids.role)]).toEqual(["enabled", "absent"]);
  const foreign = exposed({ "sp.json": stale });
  expect([foreign.scope(ids.scope), foreign.role(ids.role)]).toEqual(["disabled", "absent"]);
});

test("an API that the run does not hold is unknown", () => {
  const { scope: scopeOf, enabledScopes, enabledRoles } = exposed(apiWith({}), ids.web);
  expect([scopeOf(ids.scope), enabledScopes, enabledRoles]).toEqual(Array(3).fill({ $unknown: "not-in-run" }));
});

describe("Microsoft Graph", () => {
  const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
  const graph = (fields: object): Record<string, unknown> => ({
    ...apiWith({}),
    "graph.json": principal(ids.graph, ids.webPrincipal, { appOwnerOrganizationId: ids.microsoft, ...fields }),
  });

  test("is known without an export, as of the table's date", () => {
    const exposure = exposed(apiWith({}), ids.graph);
    expect([exposure.scope(userRead), exposure.scope("User.Read"), exposure.scope(ids.scope)]).toEqual(["enabled", "enabled", "absent"]);
    expect(exposure.tableDate).toBe(graphPermissions().date);
    expect(exposed(apiWith({})).tableDate).toBeUndefined();
  });

  const [scopes, roles] = [scope, role].map((one) =>
    Array.from({ length: 120 }, (_, n) => (n === 0 ? one : { ...one, id: `${one.id.slice(0, -3)}${100 + n}`, value: `Quay.${n}` })),
  ) as [object[], object[]];

  test("exposes what its whole service principal lists, and nothing else: other clouds lack permissions", () => {
    const exposure = exposed(graph({ oauth2PermissionScopes: scopes, appRoles: roles }), ids.graph);
    expect([exposure.scope(ids.scope), exposure.role(ids.role), exposure.scope(userRead)]).toEqual(["enabled", "enabled", "absent"]);
    expect([exposure.valueOf(userRead), exposure.tableDate]).toEqual(["User.Read", undefined]);
  });

  test.each([
    ["has a part of them", { oauth2PermissionScopes: [scope], appRoles: [role] }],
    ["leaves one list out", { oauth2PermissionScopes: scopes }],
    [
      "was cut off",
      { oauth2PermissionScopes: [...scopes, "Microsoft.Graph.PowerShell.Models.MicrosoftGraphPermissionScope"], appRoles: roles },
    ],
  ])("exposes what the table says too where its service principal %s", (_, fields) => {
    const exposure = exposed(graph(fields), ids.graph);
    expect([exposure.scope(ids.scope), exposure.scope(userRead)]).toEqual(["enabled", "enabled"]);
    expect(exposure.tableDate).toBe(graphPermissions().date);
  });

  test("is told by the export where both name a permission", () => {
    const off = { id: userRead, value: "User.Read", type: "User", isEnabled: false };
    expect(exposed(graph({ oauth2PermissionScopes: [off] }), ids.graph).scope(userRead)).toBe("disabled");
  });
});
