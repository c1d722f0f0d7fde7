import {
  exposes,
  ofGraph,
  userRead,
  secret,
  expiredSecret,
  certificate,
  signing,
  platforms,
  scope,
  role,
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
  roleApi,
  type Estate,
  toldOf,
  deployment,
  native,
  quay,
  signingIn,
} from "../support/estate";

/* The faulty twins of `designs-mixtures.test.ts`, and others of their kinds. */

test.each<[string, string, Estate]>([
  [
    "SPA redirect as web w/o credential",
    "web-redirect-without-credential",
    signingIn({ ...platforms(["https://quay.contoso.com/"]) }, flows("authorizationCode")),
  ],
  [
    "SPA+API: unknown own scope",
    "unknown-scope-on-resource",
    one({
      ...platforms([], ["https://quay.contoso.com/"]),
      identifierUris: [`api://${quay}`],
      ...exposes([scope]),
      requiredResourceAccess: [asks("Quay", ["99999999-7182-493a-8b4c-5d6e7f809102", "Scope"])],
    }),
  ],
  ["ios URI on web", "redirect-uri-not-allowed", signingIn({ ...secret, ...platforms(["msauth.com.contoso.quay://auth"]) })],
  ["oob on spa", "redirect-uri-not-allowed", signingIn({ ...platforms([], ["urn:ietf:wg:oauth:2.0:oob"]) })],
  [
    "OBO middle implicit symmetric signing",
    "symmetric-signing-key",
    {
      members: [
        {
          name: "Mid",
          app: { ...secret, identifierUris: [`api://${idOf("Mid")}`], ...exposes([scope]) },
          sp: { keyCredentials: [{ keyId: "2", type: "Symmetric", usage: "Sign", ...dated }] },
        },
      ],
    },
  ],
  [
    "Teams preauth unknown scope",
    "preauthorized-unknown-scope",
    one({
      ...secret,
      identifierUris: [`api://botid-${quay}`],
      api: {
        ...(exposes([scope]).api as Json),
        preAuthorizedApplications: [
          { appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", delegatedPermissionIds: ["99999999-7182-493a-8b4c-5d6e7f809102"] },
        ],
      },
    }),
  ],
  [
    "Graph connector as Scope",
    "wrong-permission-type",
    one({ ...certificate, ...ofGraph({ id: "f431331c-49a6-499f-be1c-62af19c34a9d", type: "Scope" }) }),
  ],
  [
    "ROPC without switch",
    "public-flow-on-confidential-client",
    signingIn({ ...native(["http://localhost"]), isFallbackPublicClient: false }, flows("ropc")),
  ],
  [
    "ROPC on MSA",
    "password-flow-personal-accounts",
    signingIn({ isFallbackPublicClient: true, signInAudience: "PersonalMicrosoftAccount" }, flows("ropc")),
  ],
  ["device code on confidential", "public-flow-on-confidential-client", signingIn({ ...server }, flows("deviceCode"))],
  [
    "MSA + token v1",
    "audience-token-version",
    signingIn({
      ...server,
      signInAudience: "AzureADandPersonalMicrosoftAccount",
      api: { ...(exposes([]).api as Json), requestedAccessTokenVersion: 1 },
    }),
  ],
  [
    "SAML encryption key dangling",
    "token-encryption-key-missing",
    one(
      {
        identifierUris: ["https://quay.contoso.com/saml"],
        ...platforms(["https://quay.contoso.com/acs"]),
        tokenEncryptionKeyId: "5c3d4e5f-6071-4829-8a3b-4c5d6e7f8091",
      },
      { preferredSingleSignOnMode: "saml", ...signing },
    ),
  ],
  [
    "claims mapping expired key",
    "mapped-claims-not-accepted",
    one(
      { ...server, ...ofGraph(userRead) },
      {
        claimsMappingPolicies: [{ id: "p", displayName: "p", definition: [] }],
        keyCredentials: [{ ...signing.keyCredentials[0], endDateTime: "2024-01-01T00:00:00Z" }],
      },
      granted,
    ),
  ],
  [
    "SaaS principal disabled at home",
    "disabled-service-principal",
    one({ ...server, signInAudience: "AzureADMultipleOrgs", ...ofGraph(userRead) }, { accountEnabled: false }, granted),
  ],
  [
    "agent blueprint principal disabled",
    "agent-identity-without-blueprint",
    {
      members: [
        {
          name: "Bpr",
          app: { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...secret },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal", accountEnabled: false },
        },
        agent,
      ],
    },
  ],
  [
    "daemon unassigned role to API that requires",
    "unassigned-application",
    {
      members: [
        roleApi({}, { appRoleAssignmentRequired: true }),
        { name: "Dae", app: { ...deployment, requiredResourceAccess: [asks("Berths", [role.id, "Role"])] } },
      ],
    },
  ],
  [
    "SPA with expired-web mixture",
    "all-credentials-expired",
    signingIn({ ...expiredSecret, ...platforms([callback], ["https://quay.contoso.com/spa"]) }),
  ],
])("faulty: %s", async (_, rule, estate) => {
  expect(await toldOf(estate)).toContainEqual(expect.stringContaining(` ${rule} `));
});
