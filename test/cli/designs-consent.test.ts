import { secret, platforms, exposes, ofGraph, userRead, graph, scope, role, type Json } from "../support/designs";
import { asks, granted, idOf, one, roleApi, server, toldOf, type Estate, type Member } from "../support/estate";

/* Consent policies, and permissions by the cloud, each as a small tenant. */

const mail = { id: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", type: "Scope" };
const api = (over: Json = {}, sp: Json | null = {}): Member => ({
  name: "Berths",
  app: { identifierUris: [`api://${idOf("Berths")}`], ...exposes([scope]), ...over },
  sp,
});
const spa = (over: Json = {}): Member => ({
  name: "Web",
  app: { ...platforms([], ["https://quay.contoso.com/"]), requiredResourceAccess: [asks("Berths", [scope.id, "Scope"])], ...over },
});

/** The tenant's own consent policy: what it includes, and leaves out, beside what holds for all. */
function policyOf(include: Json, ...excludes: Json[]): Partial<Estate> {
  const all = {
    ...{ permissionType: "delegated", permissionClassification: "all", resourceApplication: "any", permissions: ["all"] },
    ...{ clientApplicationIds: ["all"], clientApplicationTenantIds: ["all"], clientApplicationPublisherIds: ["all"] },
    clientApplicationsFromVerifiedPublisherOnly: false,
  };
  const policy = { id: "contoso", includes: [{ ...all, ...include }], excludes: excludes.map((one) => ({ ...all, ...one })) };
  const context = "https://graph.microsoft.com/v1.0/$metadata#policies/permissionGrantPolicies(includes(),excludes())";
  return { policies: ["contoso"], files: { "p.json": { "@odata.context": context, value: [policy] } } };
}

test.each<[string, Estate]>([
  [
    "recommended+legacy, Mail.Read",
    one(
      { ...server, ...ofGraph(userRead, mail) },
      {},
      { policies: ["microsoft-user-default-recommended", "microsoft-user-default-legacy"] },
    ),
  ],
  [
    "low, classified",
    one(
      { ...server, ...ofGraph(userRead) },
      {},
      {
        policies: ["microsoft-user-default-low"],
        graph: { delegatedPermissionClassifications: [{ permissionId: userRead.id, permissionName: "User.Read", classification: "low" }] },
      },
    ),
  ],
  ["custom policy allows", one({ ...server, ...ofGraph(userRead) }, {}, policyOf({}))],
  [
    "preauthorised, policies none",
    {
      members: [
        api({
          api: {
            ...(exposes([scope]).api as Json),
            preAuthorizedApplications: [{ appId: idOf("Web"), delegatedPermissionIds: [scope.id] }],
          },
        }),
        spa(),
      ],
      policies: [],
    },
  ],
  [
    "unknown graph permission in China",
    one(
      { ...server, ...ofGraph(userRead, { id: "aaaaaaaa-1111-4222-8333-444444444444", type: "Scope" }) },
      {},
      { cloud: "china", ...granted },
    ),
  ],
  [
    "table permission not on exported principal, USGov",
    one(
      { ...server, ...ofGraph(userRead, mail) },
      {},
      {
        cloud: "usgov",
        grants: [["Quay", "Graph", "User.Read Mail.Read"]],
        graph: { oauth2PermissionScopes: [{ id: userRead.id, value: "User.Read", type: "User", isEnabled: true }], appRoles: [] },
      },
    ),
  ],
  [
    "unknown graph permission but on exported principal",
    one(
      { ...server, ...ofGraph(userRead, { id: "aaaaaaaa-1111-4222-8333-444444444444", type: "Scope" }) },
      {},
      {
        grants: [["Quay", "Graph", "User.Read New.Read"]],
        graph: {
          oauth2PermissionScopes: [
            { id: userRead.id, value: "User.Read", type: "User", isEnabled: true },
            { id: "aaaaaaaa-1111-4222-8333-444444444444", value: "New.Read", type: "User", isEnabled: true },
          ],
          appRoles: [],
        },
      },
    ),
  ],
  [
    "bundled consent ok",
    {
      members: [
        api({ signInAudience: "AzureADMultipleOrgs", api: { ...(exposes([scope]).api as Json), knownClientApplications: [idOf("Web")] } }),
        spa({ signInAudience: "AzureADMultipleOrgs" }),
      ],
      grants: [["Web", "Berths", "Berths.Read"]],
    },
  ],
])("correct: %s", async (_, estate) => {
  expect((await toldOf(estate)).filter((text) => !text.startsWith("note"))).toEqual([]);
});

test.each<[string, string, Estate]>([
  [
    "recommended, Mail.Read",
    "user-consent-blocked",
    one({ ...server, ...ofGraph(userRead, mail) }, {}, { policies: ["microsoft-user-default-recommended"] }),
  ],
  [
    "low, not classified",
    "user-consent-blocked",
    one(
      { ...server, ...ofGraph(userRead, mail) },
      {},
      {
        policies: ["microsoft-user-default-low"],
        graph: { delegatedPermissionClassifications: [{ permissionId: userRead.id, permissionName: "User.Read", classification: "low" }] },
      },
    ),
  ],
  [
    "low, none classified",
    "user-consent-blocked",
    one(
      { ...server, ...ofGraph(userRead) },
      {},
      { policies: ["microsoft-user-default-low"], graph: { delegatedPermissionClassifications: [] } },
    ),
  ],
  [
    "custom policy excludes",
    "user-consent-blocked",
    one({ ...server, ...ofGraph(userRead) }, {}, policyOf({}, { resourceApplication: graph, permissions: [userRead.id] })),
  ],
  [
    "custom, verified publisher only",
    "user-consent-blocked",
    one({ ...server, ...ofGraph(userRead) }, {}, policyOf({ clientApplicationsFromVerifiedPublisherOnly: true })),
  ],
  [
    "role for users only",
    "unknown-scope-on-resource AADSTS650061",
    {
      members: [
        roleApi(exposes([scope], [{ ...role, allowedMemberTypes: ["User"] }])),
        { name: "Dae", app: { ...secret, requiredResourceAccess: [asks("Berths", [role.id, "Role"])] } },
      ],
      assignments: [["Dae", "Berths", role.id]],
    },
  ],
  [
    "bundled consent",
    "bundled-consent-gap",
    { members: [api({ signInAudience: "AzureADMultipleOrgs" }), spa({ signInAudience: "AzureADMultipleOrgs" })] },
  ],
])("faulty: %s", async (_, rule, estate) => {
  expect(await toldOf(estate)).toContainEqual(expect.stringContaining(rule));
});
