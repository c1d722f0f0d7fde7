import {
  exposes,
  ofGraph,
  userRead,
  readAll,
  offline,
  openid,
  secret,
  certificate,
  signing,
  platforms,
  scope,
  dated,
  type Json,
} from "../support/designs";
import {
  asks,
  flows,
  granted,
  idOf,
  one,
  server,
  agent,
  callback,
  type Estate,
  type Member,
  toldOf,
  trusting,
  deployment,
  native,
  quay,
  signingIn,
} from "../support/estate";

/* Designs that mix kinds, or stand for a product: one registration for several platforms, chains, bots, connectors, brokers, agents. */

const daemonGrant: Partial<Estate> = { assignments: [["Quay", "Graph", readAll.id]] };
const api: Member = { name: "Berths", app: { identifierUris: [`api://${idOf("Berths")}`], ...exposes([scope]) } };

test.each<[string, Estate]>([
  [
    "SPA and API in one registration",
    one(
      {
        ...platforms([], ["https://quay.contoso.com/"]),
        identifierUris: [`api://${quay}`],
        ...exposes([scope]),
        requiredResourceAccess: [asks("Quay", [scope.id, "Scope"])],
      },
      {},
      { grants: [["Quay", "Quay", "Berths.Read"]] },
    ),
  ],
  [
    "broker ios android",
    signingIn({
      ...native(["msauth.com.contoso.quay://auth", "msauth://com.contoso.quay/2pO9zRrSYsSGKLnAmKZ3FbKcO6k%3D", `msal${quay}://auth`]),
    }),
  ],
  ["WAM broker", signingIn({ ...native([`ms-appx-web://Microsoft.AAD.BrokerPlugin/${quay}`]) })],
  ["daemon FIC only, flows declared", one({ ...deployment, ...ofGraph(readAll) }, {}, { ...daemonGrant, ...flows("clientCredentials") })],
  [
    "OBO chain of three",
    {
      members: [
        { name: "Web", app: { ...server, requiredResourceAccess: [asks("Mid", [scope.id, "Scope"])] } },
        {
          name: "Mid",
          app: {
            ...secret,
            identifierUris: [`api://${idOf("Mid")}`],
            ...exposes([scope]),
            api: { ...(exposes([scope]).api as Json), knownClientApplications: [idOf("Web")] },
            requiredResourceAccess: [asks("Berths", [scope.id, "Scope"])],
          },
        },
        api,
      ],
      grants: [
        ["Web", "Mid", "Berths.Read"],
        ["Mid", "Berths", "Berths.Read"],
      ],
    },
  ],
  [
    "Teams tab SSO",
    one(
      {
        ...secret,
        identifierUris: [`api://quay.contoso.com/${quay}`],
        ...platforms(["https://quay.contoso.com/auth-end"], ["https://quay.contoso.com/auth-end2", `brk-multihub://quay.contoso.com`]),
        ...ofGraph(userRead, openid, offline),
        api: {
          ...(exposes([scope]).api as Json),
          preAuthorizedApplications: ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"].map((appId) => ({
            appId,
            delegatedPermissionIds: [scope.id],
          })),
        },
      },
      {},
      granted,
    ),
  ],
  [
    "Graph connector",
    one(
      {
        ...certificate,
        ...ofGraph(
          { id: "f431331c-49a6-499f-be1c-62af19c34a9d", type: "Role" },
          { id: "8116ae0f-55c2-452d-9944-d18420f5b2c8", type: "Role" },
        ),
      },
      {},
      {
        assignments: [
          ["Quay", "Graph", "f431331c-49a6-499f-be1c-62af19c34a9d"],
          ["Quay", "Graph", "8116ae0f-55c2-452d-9944-d18420f5b2c8"],
        ],
      },
    ),
  ],
  ["device code CLI", signingIn({ isFallbackPublicClient: true, ...native(["http://localhost"]) }, flows("deviceCode"))],
  [
    "Azure CLI-like",
    signingIn({
      isFallbackPublicClient: true,
      signInAudience: "AzureADMultipleOrgs",
      verifiedPublisher: { displayName: "C", verifiedPublisherId: "1" },
      ...native(["http://localhost", "urn:ietf:wg:oauth:2.0:oob", `ms-appx-web://Microsoft.AAD.BrokerPlugin/${quay}`]),
    }),
  ],
  [
    "MSA only",
    one(
      {
        ...server,
        signInAudience: "PersonalMicrosoftAccount",
        ...ofGraph(userRead),
        api: { ...(exposes([]).api as Json), requestedAccessTokenVersion: 2 },
      },
      null,
    ),
  ],
  [
    "app proxy header SSO",
    one(
      {
        identifierUris: ["https://quay-contoso.msappproxy.net/"],
        ...platforms(["https://quay-contoso.msappproxy.net/"]),
        ...exposes([{ ...scope, value: "user_impersonation" }]),
        ...ofGraph(userRead),
      },
      {
        tags: ["WindowsAzureActiveDirectoryOnPremApp", "WindowsAzureActiveDirectoryIntegratedApp"],
        preferredSingleSignOnMode: "notSupported",
      },
      granted,
    ),
  ],
  [
    "SAML with encryption",
    one(
      {
        identifierUris: ["https://quay.contoso.com/saml"],
        ...platforms(["https://quay.contoso.com/acs"]),
        tokenEncryptionKeyId: "5c3d4e5f-6071-4829-8a3b-4c5d6e7f8091",
        keyCredentials: [{ keyId: "5c3d4e5f-6071-4829-8a3b-4c5d6e7f8091", type: "AsymmetricX509Cert", usage: "Encrypt", ...dated }],
      },
      {
        preferredSingleSignOnMode: "saml",
        tokenEncryptionKeyId: "5c3d4e5f-6071-4829-8a3b-4c5d6e7f8091",
        keyCredentials: [
          ...signing.keyCredentials,
          { keyId: "5c3d4e5f-6071-4829-8a3b-4c5d6e7f8091", type: "AsymmetricX509Cert", usage: "Encrypt", ...dated },
        ],
      },
    ),
  ],
  [
    "SCIM provisioning gallery",
    one(
      {
        applicationTemplateId: "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
        appRoles: [
          { id: "18d14569-c3bd-439b-9a66-3a2aee01d14f", value: null, displayName: "User", allowedMemberTypes: ["User"], isEnabled: true },
        ],
      },
      {
        tags: ["WindowsAzureActiveDirectoryIntegratedApp", "WindowsAzureActiveDirectoryCustomSingleSignOnApplication"],
        appRoleAssignmentRequired: true,
      },
    ),
  ],
  [
    "MI as FIC",
    {
      members: [
        {
          name: "Quay",
          app: {
            ...trusting("https://login.microsoftonline.com/b3c1a7de-52f0-4e0c-9d7a-6a1f0e8c2b94/v2.0", idOf("Uami", "c")),
            ...ofGraph(readAll),
          },
        },
        {
          name: "Uami",
          app: null,
          sp: { servicePrincipalType: "ManagedIdentity", alternativeNames: ["isExplicit=True", "/subscriptions/x"] },
        },
      ],
      assignments: [["Quay", "Graph", readAll.id]],
    },
  ],
  [
    "Agent blueprint with FIC",
    {
      members: [
        {
          name: "Bpr",
          app: {
            "@odata.type": "#microsoft.graph.agentIdentityBlueprint",
            ...trusting("https://login.microsoftonline.com/b3c1a7de-52f0-4e0c-9d7a-6a1f0e8c2b94/v2.0", idOf("Uami", "c")),
            web: null,
            spa: null,
            publicClient: null,
          },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
        },
        agent,
        { name: "Uami", app: null, sp: { servicePrincipalType: "ManagedIdentity" } },
      ],
    },
  ],
  [
    "web + native + SPA mixture",
    signingIn({ ...secret, ...platforms([callback], ["https://quay.contoso.com/spa"], ["http://localhost", `msal${quay}://auth`]) }),
  ],
  [
    "bot single tenant MSI",
    one({
      identifierUris: [],
      ...trusting(
        "https://login.microsoftonline.com/b3c1a7de-52f0-4e0c-9d7a-6a1f0e8c2b94/v2.0",
        "/eid1/c/pub/t/3qfBs_BSDE6demofDowrlA/a/9ExAW52n_ky4ZiS_jhpJIQ/harbour",
      ),
    }),
  ],
])("correct: %s", async (_, estate) => {
  expect((await toldOf(estate)).filter((text) => !text.startsWith("note"))).toEqual([]);
});
