import { scanned } from "./scanned";
import { application, exported, preview, principal, state, step } from "./written";

type Fields = Record<string, unknown>;

const apiId = "6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f";
const webId = "0d9c8b7a-6f5e-4d3c-8b2a-190817263544";
const [read, write] = ["b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a01", "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a02"];
const scopes = (...ids: string[]) => ids.map((id) => ({ id, value: `Orders.${id.slice(-1)}`, type: "User", enabled: true }));
const roles = [{ id: write, value: "Orders.All", allowedMemberTypes: ["Application"], enabled: true }];

/** The API's principal as it was when the stack was deployed, adopted or of the stack's own application. */
const principalInputs = (useExisting: boolean) => ({ clientId: apiId, ...(useExisting ? { useExisting } : {}) });
const before = (outputs: Fields) => ({ objectId: "aaaaaaaa-0000-4000-8000-000000000002", clientId: apiId, appRoles: [], ...outputs });
const clientInputs = (access: { id: string; type: string }[], resourceAppId = apiId) => ({
  displayName: "Web",
  singlePageApplication: { redirectUris: ["https://web.contoso.com/"] },
  requiredResourceAccesses: [{ resourceAppId, resourceAccesses: access }],
});

const asExport = (client: Fields, outputs: Fields, api?: Fields) =>
  exported([
    ...(api ? [state(application("orders"), { inputs: { displayName: "Orders API", ...api }, outputs: { clientId: apiId } })] : []),
    state(principal("orders"), { inputs: principalInputs(!api), outputs: before(outputs) }),
    state(application("web"), { inputs: client, outputs: { clientId: webId } }),
    state(principal("web"), { inputs: { clientId: webId } }),
  ]);
const asPreview = (client: Fields, outputs: Fields, api?: Fields) => {
  const kept = (urn: string, op: string, inputs: Fields, old: Fields) =>
    step(op, urn, { oldState: { inputs, outputs: old }, newState: { inputs } });
  const steps = [
    ...(api ? [kept(application("orders"), "update", { displayName: "Orders API", ...api }, { clientId: apiId })] : []),
    kept(principal("orders"), "same", principalInputs(!api), before(outputs)),
    kept(application("web"), "update", client, { clientId: webId }),
    kept(principal("web"), "same", { clientId: webId }, {}),
  ];
  return preview(steps, { same: 2, update: api ? 2 : 1 });
};
const about = ["--rule", "unknown-scope-on-resource,wrong-permission-type,delegated-client-of-app-only-resource,grant-of-unknown-scope"];
const scope = (id: string) => [{ id, type: "Scope" }];

describe.each([
  ["a stack export", asExport],
  ["a preview", asPreview],
])("%s", (_what, write_) => {
  const scan = (...args: Parameters<typeof asExport>) => scanned(write_(...args), { options: about });

  test("what an adopted principal showed proves what is there, never that nothing else is", () => {
    expect(scan(clientInputs(scope(read)), { oauth2PermissionScopes: scopes(read) })).toMatchObject({ findings: [], undetermined: [] });
    const { findings, undetermined, result } = scan(clientInputs(scope(write)), { oauth2PermissionScopes: scopes(read) });
    expect(findings).toEqual([]);
    expect(undetermined).toContainEqual(expect.stringMatching(/^unknown-scope-on-resource Web: .*as the stack's state has it/));
    expect(result.undetermined.map(({ settle }) => settle)).toContainEqual(expect.stringContaining("pulumi refresh"));
    // It had roles alone; by now it may have scopes.
    const appOnly = scan(clientInputs(scope(read)), { oauth2PermissionScopes: [], appRoles: roles });
    expect(appOnly.findings).toEqual([]);
    expect(appOnly.undetermined.join()).toContain("delegated-client-of-app-only-resource Web");
  });

  test("an application of the same client id in the stack decides", () => {
    const api = (...ids: string[]) => ({ api: { oauth2PermissionScopes: scopes(...ids) } });
    // A scope that this update adds and uses.
    const added = scan(clientInputs(scope(write)), { oauth2PermissionScopes: scopes(read) }, api(read, write));
    expect(added).toMatchObject({ findings: [], undetermined: [] });
    // One that it takes away.
    const removed = scan(clientInputs(scope(write)), { oauth2PermissionScopes: scopes(read, write) }, api(read));
    expect(removed.findings).toEqual(["error unknown-scope-on-resource Web"]);
  });

  test("of Microsoft Graph the dated table says what else there is", () => {
    const graph = "00000003-0000-0000-c000-000000000000";
    const client = clientInputs(scope(read), graph);
    const document = write_(client, { clientId: graph, oauth2PermissionScopes: scopes(write) });
    const text = JSON.stringify(document).replaceAll(apiId, graph);
    expect(scanned(JSON.parse(text), { options: ["--rule", "unknown-graph-permission"] }).undetermined).toEqual([]);
  });
});

test("what a preview has just read is not old", () => {
  const found = step("read", principal("orders"), {
    oldState: { external: true, outputs: before({ oauth2PermissionScopes: scopes(read) }) },
    newState: { external: true, outputs: before({ oauth2PermissionScopes: scopes(read) }) },
  });
  const web = step("create", application("web"), { newState: { inputs: clientInputs(scope(write)) } });
  const document = preview([found, web], { read: 1, create: 2 });
  expect(scanned(document, { options: about }).findings).toEqual(["error unknown-scope-on-resource Web"]);
});
