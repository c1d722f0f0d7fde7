import type { ScanResult } from "../../../src/findings/result";
import { aadguardHere } from "../../support/in-process";
import { folderWith } from "../../cli/run";
import { exported, preview, state, step } from "./written";

type Fields = Record<string, unknown>;

const graphId = "00000003-0000-0000-c000-000000000000";
const apiId = "6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f";
const webId = "0d9c8b7a-6f5e-4d3c-8b2a-190817263544";
const role = "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a01";
const object = (n: number): string => `aaaaaaaa-0000-4000-8000-00000000000${n}`;
const [webPrincipal, apiPrincipal, graphPrincipal, nobody] = [object(4), object(2), object(6), object(9)];

const urn = (stack: string, type: string, name: string): string =>
  `urn:pulumi:${stack}::${stack}::azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::${name}`;
const resource = (stack: string, type: string, name: string, inputs: Fields, outputs: Fields = {}): Fields =>
  state(urn(stack, type, name), { id: `/x/${String(outputs.objectId ?? name)}`, inputs, outputs });
const principal = (stack: string, name: string, clientId: string, objectId: string, inputs: Fields = {}): Fields =>
  resource(stack, "ServicePrincipal", name, { clientId, ...inputs }, { objectId });
const graph = (stack: string): Fields => principal(stack, "graph", graphId, graphPrincipal, { useExisting: true });
const grant = (stack: string, client: string, ...claimValues: string[]): Fields =>
  resource(stack, "ServicePrincipalDelegatedPermissionGrant", `grant-${client}`, {
    servicePrincipalObjectId: client,
    resourceServicePrincipalObjectId: graphPrincipal,
    claimValues,
  });
const assignment = (stack: string, principalObjectId: string): Fields =>
  resource(stack, "AppRoleAssignment", `role-${principalObjectId}`, {
    appRoleId: role,
    principalObjectId,
    resourceObjectId: apiPrincipal,
  });

/** A client that needs the administrator's consent, and a role of an API that asks for an assignment. */
const web = {
  displayName: "Web",
  singlePageApplication: { redirectUris: ["https://web.contoso.com/"] },
  requiredResourceAccesses: [
    { resourceAppId: graphId, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] },
    { resourceAppId: apiId, resourceAccesses: [{ id: role, type: "Role" }] },
  ],
};
const apiOf = (stack: string): Fields[] => [
  resource(
    stack,
    "Application",
    "orders",
    { displayName: "Orders API", appRoles: [{ id: role, value: "Orders.All", allowedMemberTypes: ["Application"], enabled: true }] },
    { clientId: apiId, objectId: object(1) },
  ),
  principal(stack, "orders", apiId, apiPrincipal, { appRoleAssignmentRequired: true }),
];
/** It holds the grants and assignments of somebody else: its own count as missing. */
const shop = (...others: Fields[]): Fields =>
  exported([
    resource("shop", "Application", "web", web, { clientId: webId, objectId: object(3) }),
    principal("shop", "web", webId, webPrincipal, { appRoleAssignmentRequired: true }),
    graph("shop"),
    ...apiOf("shop"),
    grant("shop", nobody, "User.Read"),
    assignment("shop", nobody),
    ...others,
  ]);
/** The administrators' stack. */
const admin = (...resources: Fields[]): Fields => exported([graph("admin"), ...resources]);
const consent = [grant("admin", webPrincipal, "User.Read"), assignment("admin", webPrincipal)];
const missing = ["warning assignment-required-without-admin-consent Web", "warning unassigned-application Web"];

async function scanned(files: Fields, ...paths: string[]) {
  const folder = folderWith(files);
  try {
    const { stdout } = await aadguardHere(["scan", ...paths, "--format", "json", "--now", "2026-11-23T00:00:00Z"], folder.path);
    const { findings, undetermined, summary } = JSON.parse(stdout) as ScanResult;
    return {
      findings: findings
        .filter(({ severity }) => severity !== "note")
        .map(({ severity, ruleId, subject }) => `${severity} ${ruleId} ${subject.displayName}`)
        .sort(),
      open: undetermined.map(({ ruleId }) => ruleId),
      summary,
    };
  } finally {
    folder.remove();
  }
}
const beside = (other: unknown, client = shop()) => scanned({ "other.json": other, "shop.json": client }, "other.json", "shop.json");
const asContext = (other: unknown, client = shop()) =>
  scanned({ "other.json": other, "shop.json": client, "aadguard.yaml": "context: [other.json]\n" }, "shop.json");

describe.each([
  ["stacks that are scanned together", beside],
  ["a stack, and another as context", asContext],
])("consent that an administrators' stack gives: %s", (_what, scan) => {
  test("covers the client of the other stack", async () => {
    expect((await scan(admin(...consent))).findings).toEqual([]);
  });

  test("that is not there, or for somebody else, or for another permission, does not", async () => {
    expect((await scan(admin())).findings).toEqual(missing);
    expect((await scan(admin(grant("admin", object(8), "User.Read"), assignment("admin", object(8))))).findings).toEqual(missing);
    expect((await scan(admin(grant("admin", webPrincipal, "Mail.Read"), ...consent.slice(1)))).findings).toEqual(missing.slice(0, 1));
  });

  test("by an administrator of another tenant does not", async () => {
    const of = (stack: string, tenantId: string, document: Fields): Fields => {
      const { resources } = document.deployment as { resources: Fields[] };
      const own = `urn:pulumi:${stack}::${stack}::pulumi:providers:azuread::own`;
      return exported([
        state(own, { id: "own", inputs: { tenantId } }),
        ...resources.map((each) => ({ ...each, provider: `${own}::own` })),
      ]);
    };
    const within = async (tenantId: string) =>
      (await scan(of("admin", tenantId, admin(...consent)), of("shop", "11111111-1111-4111-8111-111111111111", shop()))).findings;
    expect(await within("11111111-1111-4111-8111-111111111111")).toEqual([]);
    expect(await within("22222222-2222-4222-8222-222222222222")).toEqual(missing);
  });
});

describe("consent in an export of the tenant", () => {
  const tenant = {
    servicePrincipals: [
      { id: webPrincipal, appId: webId, displayName: "Web" },
      {
        id: graphPrincipal,
        appId: graphId,
        displayName: "Microsoft Graph",
        appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
      },
      { id: apiPrincipal, appId: apiId, displayName: "Orders API" },
    ],
    oauth2PermissionGrants: [
      { id: "g1", clientId: webPrincipal, resourceId: graphPrincipal, consentType: "AllPrincipals", principalId: null, scope: "User.Read" },
    ],
    appRoleAssignments: [
      { id: "a1", appRoleId: role, principalId: webPrincipal, principalType: "ServicePrincipal", resourceId: apiPrincipal },
    ],
  };

  test("covers the client of a stack", async () => {
    const { findings, summary } = await asContext(tenant);
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ applications: 2, servicePrincipals: 3 });
  });

  test("is found by client id, where the stack's preview does not know the principal's object id", async () => {
    const made = (type: string, name: string, inputs: Fields) => step("create", urn("shop", type, name), { newState: { inputs } });
    const inputs = { ...web, requiredResourceAccesses: web.requiredResourceAccesses.slice(0, 1) };
    const adopting = preview(
      [
        step("update", urn("shop", "Application", "web"), {
          oldState: { inputs, outputs: { clientId: webId, objectId: object(3) } },
          newState: { inputs },
        }),
        made("ServicePrincipal", "web", { clientId: webId, useExisting: true, appRoleAssignmentRequired: true }),
        made("ServicePrincipalDelegatedPermissionGrant", "other", {
          servicePrincipalObjectId: nobody,
          resourceServicePrincipalObjectId: graphPrincipal,
          claimValues: ["User.Read"],
        }),
      ],
      { create: 3, update: 1 },
    );
    expect((await scanned({ "shop.json": adopting }, "shop.json")).findings).toEqual(missing.slice(0, 1));
    expect((await asContext(tenant, adopting)).findings).toEqual([]);
  });

  test("is no proof that more is missing, and is not judged", async () => {
    const gone = { ...tenant, oauth2PermissionGrants: [{ ...tenant.oauth2PermissionGrants[0], scope: "User.Read Nothing.There" }] };
    const own = exported([
      resource(
        "shop",
        "Application",
        "web",
        { ...web, requiredResourceAccesses: web.requiredResourceAccesses.slice(0, 1) },
        { clientId: webId },
      ),
      principal("shop", "web", webId, webPrincipal, { appRoleAssignmentRequired: true }),
    ]);
    expect(await asContext(gone, own)).toMatchObject({ findings: [], open: expect.not.arrayContaining(["grant-of-unknown-scope"]) });
    const { findings, open } = await asContext({ ...tenant, oauth2PermissionGrants: [], appRoleAssignments: [] }, own);
    expect(findings).toEqual([]);
    expect(open).toContain("assignment-required-without-admin-consent");
  });
});
