import type { ScanResult } from "../../../src/findings/result";
import { aadguard, folderWith } from "../../cli/run";
import { exported, state } from "./written";

type Fields = Record<string, unknown>;

const apiId = "6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f";
const webId = "0d9c8b7a-6f5e-4d3c-8b2a-190817263544";
const read = "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a01";
const write = "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a02";
const graph = {
  resourceAppId: "00000003-0000-0000-c000-000000000000",
  resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
};

const urn = (stack: string, type: string, name: string): string =>
  `urn:pulumi:${stack}::${stack}::azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::${name}`;
const scopes = (...ids: string[]) => ({
  oauth2PermissionScopes: ids.map((id) => ({ id, value: `Orders.${id.slice(-1)}`, type: "User", enabled: true })),
});
const roles = [{ id: read, value: "Orders.All", allowedMemberTypes: ["Application"], enabled: true }];

/** The stack of the API. */
const platform = (inputs: Fields, ...others: Fields[]): Fields =>
  exported([
    state(urn("platform", "Application", "orders"), {
      id: "/applications/aaaaaaaa-0000-4000-8000-000000000001",
      inputs: { displayName: "Orders API", ...inputs },
      outputs: { clientId: apiId, objectId: "aaaaaaaa-0000-4000-8000-000000000001" },
    }),
    ...others,
  ]);
const apiPrincipal = (outputs: Fields = {}, stack = "platform"): Fields =>
  state(urn(stack, "ServicePrincipal", "orders-sp"), {
    id: "/servicePrincipals/aaaaaaaa-0000-4000-8000-000000000002",
    inputs: { clientId: apiId },
    outputs: { objectId: "aaaaaaaa-0000-4000-8000-000000000002", ...outputs },
  });

/** The stack of its client, which knows the API by its client id alone. */
const shop = (access: { id: string; type: string }[], ...others: Fields[]): Fields =>
  exported([
    state(urn("shop", "Application", "web"), {
      id: "/applications/aaaaaaaa-0000-4000-8000-000000000003",
      inputs: {
        displayName: "Web",
        singlePageApplication: { redirectUris: ["https://web.contoso.com/"] },
        requiredResourceAccesses: [graph, { resourceAppId: apiId, resourceAccesses: access }],
      },
      outputs: { clientId: webId, objectId: "aaaaaaaa-0000-4000-8000-000000000003" },
    }),
    state(urn("shop", "ServicePrincipal", "web-sp"), {
      id: "/servicePrincipals/aaaaaaaa-0000-4000-8000-000000000004",
      inputs: { clientId: webId },
      outputs: { objectId: "aaaaaaaa-0000-4000-8000-000000000004" },
    }),
    ...others,
  ]);

/** What `aadguard scan` says of some of these files. */
function scanned(files: Fields, paths: readonly string[]) {
  const folder = folderWith(files);
  try {
    const { stdout, stderr } = aadguard(["scan", ...paths, "--format", "json", "--now", "2026-11-23T00:00:00Z"], { cwd: folder.path });
    if (!stdout) return { findings: [], open: [], stderr, result: undefined };
    const result = JSON.parse(stdout) as ScanResult;
    return {
      findings: result.findings
        .filter(({ severity }) => severity !== "note")
        .map(({ severity, ruleId, subject, location }) => `${location.path}: ${severity} ${ruleId} ${subject.displayName}`)
        .sort(),
      open: result.undetermined.map(({ ruleId }) => ruleId).sort(),
      stderr,
      result,
    };
  } finally {
    folder.remove();
  }
}

const both = (api: Fields, client: Fields) => scanned({ "platform.json": api, "shop.json": client }, ["platform.json", "shop.json"]);
const asContext = (api: unknown, client: Fields, name = "platform.json") =>
  scanned({ [name]: api, "shop.json": client, "aadguard.yaml": `context: ["${name}"]\n` }, ["shop.json"]);
const scope = (id: string) => [{ id, type: "Scope" }];

describe.each([
  ["two stacks that are scanned together", both],
  ["a stack, and another as context", asContext],
])("%s", (_what, scan) => {
  test("an API with principal and scope: nothing is wrong, nothing about it is open", () => {
    const { findings, open } = scan(platform({ api: scopes(read) }, apiPrincipal()), shop(scope(read)));
    expect(findings).toEqual([]);
    expect(open).not.toContain("resource-without-service-principal");
    expect(open).not.toContain("unknown-scope-on-resource");
  });

  test("an API without a principal", () => {
    const { findings, result } = scan(platform({ api: scopes(read) }), shop(scope(read)));
    expect(findings).toEqual(["shop.json: error resource-without-service-principal Web"]);
    expect(result?.findings.find(({ ruleId }) => ruleId === "resource-without-service-principal")?.related).toMatchObject([
      { displayName: "Orders API", location: { path: "platform.json" } },
    ]);
  });

  test("a scope that the API does not have, one that is another type, and an API for applications only", () => {
    const has = platform({ api: scopes(read) }, apiPrincipal());
    expect(scan(has, shop(scope(write))).findings).toEqual(["shop.json: error unknown-scope-on-resource Web"]);
    expect(scan(has, shop([{ id: read, type: "Role" }])).findings).toEqual(["shop.json: error wrong-permission-type Web"]);
    const { findings } = scan(platform({ appRoles: roles, identifierUris: ["api://orders"] }, apiPrincipal()), shop(scope(read)));
    expect(findings).toContain("shop.json: error delegated-client-of-app-only-resource Web");
  });

  test("a principal that the client's own stack declares, of another tenant or adopted", () => {
    const own = apiPrincipal({}, "shop");
    expect(scan(platform({ api: scopes(read) }), shop(scope(read), own)).findings).toEqual([]);
    const adopted = state(urn("shop", "ServicePrincipal", "orders-sp"), {
      id: "/servicePrincipals/aaaaaaaa-0000-4000-8000-000000000002",
      inputs: { clientId: apiId, useExisting: true },
      outputs: { objectId: "aaaaaaaa-0000-4000-8000-000000000002", oauth2PermissionScopes: [] },
    });
    // The application is what counts, whatever the principal showed when it was last looked at.
    const declared = platform({ api: scopes(read, write) }, apiPrincipal());
    expect(scan(declared, shop(scope(write), adopted)).findings).toEqual([]);
  });

  test("stacks of different tenants: the API's own principal does not stand in the client's tenant", () => {
    const provider = (stack: string, tenantId: string): Fields =>
      state(`urn:pulumi:${stack}::${stack}::pulumi:providers:azuread::own`, { id: "own", inputs: { tenantId } });
    const of = (stack: string, tenantId: string, document: Fields): Fields => {
      const { resources } = document.deployment as { resources: Fields[] };
      const link = `urn:pulumi:${stack}::${stack}::pulumi:providers:azuread::own::own`;
      return exported([provider(stack, tenantId), ...resources.map((resource) => ({ ...resource, provider: link }))]);
    };
    const [home, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
    const api = platform({ api: scopes(read), signInAudience: "AzureADMultipleOrgs" }, apiPrincipal());
    const within = (tenantId: string) => scan(of("platform", home, api), of("shop", tenantId, shop(scope(read)))).findings;
    expect(within(home.toUpperCase())).toEqual([]);
    expect(within(other)).toEqual(["shop.json: error resource-without-service-principal Web"]);
  });
});

test("the API's stack learns of its clients in the other one", () => {
  const { findings } = both(platform({ appRoles: roles }, apiPrincipal()), shop(scope(read)));
  expect(findings).toEqual([
    "platform.json: error resource-without-delegated-scopes Orders API",
    "shop.json: error delegated-client-of-app-only-resource Web",
  ]);
});

describe("context", () => {
  test("is never judged, also where it stands in the folder that is scanned", () => {
    const faulty = platform({ appRoles: roles, identifierUris: ["api://orders"] });
    const files = { "platform.json": faulty, "stacks/shop.json": shop([]), "aadguard.yaml": "context: [platform.json]\n" };
    const { findings, result } = scanned(files, ["."]);
    expect(findings).toEqual([]);
    expect(result?.summary).toMatchObject({ applications: 1, scanned: 1 });
    expect(scanned(files, ["stacks", "platform.json"]).result?.summary).toMatchObject({ applications: 2, scanned: 2 });
  });

  test("an export of the tenant", () => {
    const tenant = {
      applications: [
        { id: "aaaaaaaa-0000-4000-8000-000000000001", appId: apiId, displayName: "Orders API", api: scopes(read), appRoles: [] },
      ],
      servicePrincipals: [{ id: "aaaaaaaa-0000-4000-8000-000000000002", appId: apiId, displayName: "Orders API" }],
    };
    expect(asContext(tenant, shop(scope(read)), "tenant.json").findings).toEqual([]);
    expect(asContext(tenant, shop(scope(write)), "tenant.json").findings).toEqual(["shop.json: error unknown-scope-on-resource Web"]);
    // Applications alone say nothing of principals.
    const { findings, open } = asContext({ ...tenant, servicePrincipals: [] }, shop(scope(read)), "tenant.json");
    expect(findings).toEqual([]);
    expect(open).toContain("resource-without-service-principal");
  });

  test("a preview that leaves out what stays proves nothing missing", () => {
    const api = urn("platform", "Application", "orders");
    const partial = {
      steps: [
        {
          op: "update",
          urn: api,
          oldState: state(api, { outputs: { clientId: apiId } }),
          newState: state(api, { inputs: { displayName: "Orders API", api: scopes(read) } }),
        },
      ],
      changeSummary: { update: 1, same: 3 },
    };
    const { findings, open, result } = asContext(partial, shop(scope(read)));
    expect(findings).toEqual([]);
    expect(open).toContain("resource-without-service-principal");
    expect(result?.diagnostics.map(({ kind, message }) => `${kind}: ${message}`)).toContainEqual(
      expect.stringMatching(/^incomplete: \(context\) .*--show-sames/),
    );
  });

  test("another state of the stack itself is not asked", () => {
    const before = shop(scope(read), apiPrincipal({}, "shop"));
    const { findings, result } = asContext(before, shop([]), "before.json");
    expect(findings).toEqual([]);
    expect(result?.diagnostics).toEqual([]);
  });

  test("a path that does not exist is a mistake of the configuration, a file that is not JSON a gap", () => {
    const missing = scanned({ "shop.json": shop([]), "aadguard.yaml": "context: [../gone.json]\n" }, ["shop.json"]);
    expect(missing.stderr).toMatch(/aadguard\.yaml: context: There is no file or folder .*gone\.json/);
    const { result } = asContext("{", shop([]));
    expect(result?.diagnostics.map(({ kind }) => kind)).toContain("incomplete");
    expect(result?.summary.unreadable).toBe(0);
  });
});
