import { scanned } from "./scanned";
import { application, preview, principal, step } from "./written";

type Fields = Record<string, unknown>;

const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const uuid = (name: string): string => `urn:pulumi:dev::shop::random:index/randomUuid:RandomUuid::${name}`;
const made = (urn: string, inputs: Fields, propertyDependencies: Record<string, string[]> = {}) =>
  step("create", urn, { newState: { inputs, propertyDependencies } });
const scope = (value: string, more: Fields = {}) => ({ id: sentinel, value, type: "User", enabled: true, ...more });
const asks = (...types: string[]) => [{ resourceAppId: sentinel, resourceAccesses: types.map((type) => ({ id: sentinel, type })) }];

interface Written {
  readonly api: Fields;
  readonly apiFrom: Record<string, string[]>;
  readonly access: Fields[];
  readonly accessFrom: string[];
  readonly others?: Fields[];
}

/** What is said of a client at its first preview, where ids come from resources of their own. */
function said({ api, apiFrom, access, accessFrom, others = [] }: Written) {
  const steps = [
    ...["read", "write", "all"].map((name) => made(uuid(name), {})),
    made(application("orders"), { displayName: "Orders API", ...api }, apiFrom),
    made(principal("orders"), { clientId: sentinel }, { clientId: [application("orders")] }),
    made(
      application("web"),
      { displayName: "Web", requiredResourceAccesses: access },
      { requiredResourceAccesses: [application("orders"), ...accessFrom] },
    ),
    made(principal("web"), { clientId: sentinel }, { clientId: [application("web")] }),
    ...others,
  ];
  const options = ["--rule", "unknown-scope-on-resource,wrong-permission-type,delegated-client-of-app-only-resource"];
  const { findings, undetermined } = scanned(preview(steps, { create: steps.length + 1 }), { options });
  return { findings, open: undetermined.map((line) => line.split(":")[0]) };
}

const scopes = { api: { oauth2PermissionScopes: [scope("Read"), scope("Write")] } };
const roles = { appRoles: [{ id: sentinel, value: "All", allowedMemberTypes: ["Application"], enabled: true }] };
const nothing = { findings: [], open: [] };

test("an id that feeds the API's scope and the client's permission is the same", () => {
  const one = { api: { api: { oauth2PermissionScopes: [scope("Read")] } }, apiFrom: { api: [uuid("read")] } };
  expect(said({ ...one, access: asks("Scope"), accessFrom: [uuid("read")] })).toEqual(nothing);
  // As a type that it is not.
  expect(said({ ...one, access: asks("Role"), accessFrom: [uuid("read")] }).findings).toEqual(["error wrong-permission-type Web"]);
  // One that is made for something else.
  const other = said({ ...one, access: asks("Scope"), accessFrom: [uuid("write")] });
  expect(other).toEqual({ findings: ["error unknown-scope-on-resource Web"], open: [] });
  // One that may come from elsewhere.
  const unclear = said({ ...one, access: asks("Scope"), accessFrom: [uuid("write"), "urn:pulumi:dev::shop::command:local:Command::id"] });
  expect(unclear).toMatchObject({ findings: [], open: expect.arrayContaining(["unknown-scope-on-resource Web"]) });
});

test("several of them, in whatever order", () => {
  const both = { api: { ...scopes, ...roles }, apiFrom: { api: [uuid("read"), uuid("write")], appRoles: [uuid("all")] } };
  expect(said({ ...both, access: asks("Scope", "Scope"), accessFrom: [uuid("write"), uuid("read")] })).toEqual(nothing);
  expect(said({ ...both, access: asks("Scope"), accessFrom: [uuid("write")] })).toEqual(nothing);
  expect(said({ ...both, access: asks("Role"), accessFrom: [uuid("all")] })).toEqual(nothing);
  expect(said({ ...both, access: asks("Role"), accessFrom: [uuid("write")] }).findings).toEqual(["error wrong-permission-type Web"]);
});

test("which is which is not guessed where it matters", () => {
  const both = { api: { ...scopes, ...roles }, apiFrom: { api: [uuid("read"), uuid("write")], appRoles: [uuid("all")] } };
  const mixed = said({ ...both, access: asks("Scope", "Role"), accessFrom: [uuid("all"), uuid("read")] });
  expect(mixed.findings).toEqual([]);
  expect(mixed.open).toContain("unknown-scope-on-resource Web");
  const oneOff = { oauth2PermissionScopes: [scope("Read"), scope("Write", { enabled: false })] };
  const some = said({
    api: { api: oneOff },
    apiFrom: { api: [uuid("read"), uuid("write")] },
    access: asks("Scope"),
    accessFrom: [uuid("read")],
  });
  expect(some).toMatchObject({ findings: [], open: expect.arrayContaining(["unknown-scope-on-resource Web"]) });
});

test("resources of their own: a scope, a role, what a client may ask, whom the API admits", () => {
  const part = (type: string, name: string, inputs: Fields, from: Record<string, string[]>) =>
    made(`urn:pulumi:dev::shop::azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::${name}`, inputs, from);
  const others = [
    part(
      "ApplicationPermissionScope",
      "read",
      { applicationId: sentinel, scopeId: sentinel, value: "Read" },
      { applicationId: [application("orders")], scopeId: [uuid("read")] },
    ),
    part(
      "ApplicationAppRole",
      "all",
      { applicationId: sentinel, roleId: sentinel, value: "All", allowedMemberTypes: ["Application"] },
      { applicationId: [application("orders")], roleId: [uuid("all")] },
    ),
    part(
      "ApplicationPreAuthorized",
      "web",
      { applicationId: sentinel, authorizedClientId: sentinel, permissionIds: [sentinel] },
      { applicationId: [application("orders")], authorizedClientId: [application("web")], permissionIds: [uuid("read")] },
    ),
  ];
  const access = (from: Record<string, string[]>, inputs: Fields) =>
    part(
      "ApplicationApiAccess",
      "orders",
      { applicationId: sentinel, apiClientId: sentinel, ...inputs },
      {
        applicationId: [application("web")],
        apiClientId: [application("orders")],
        ...from,
      },
    );
  const right = access({ scopeIds: [uuid("read")], roleIds: [uuid("all")] }, { scopeIds: [sentinel], roleIds: [sentinel] });
  expect(said({ api: {}, apiFrom: {}, access: [], accessFrom: [], others: [...others, right] })).toEqual(nothing);
  const wrong = access({ scopeIds: [uuid("all")] }, { scopeIds: [sentinel] });
  expect(said({ api: {}, apiFrom: {}, access: [], accessFrom: [], others: [...others, wrong] }).findings).toEqual([
    "error wrong-permission-type Web",
  ]);
});
