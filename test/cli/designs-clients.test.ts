import { secret, expiredSecret, platforms, exposes, ofGraph, userRead, readAll, dated, scope, role, type Json } from "../support/designs";
import { asks, callback, flows, granted, idOf, one, roleApi, server, toldOf, type Estate } from "../support/estate";

/* Close misses of the rules on clients, APIs and redirect URIs, each as a small tenant. */

const web = platforms([callback]);

test.each<[string, Estate]>([
  [
    "pnp with secret and roles",
    one(
      { isFallbackPublicClient: true, ...secret, ...platforms([], [], ["http://localhost"]), ...ofGraph(userRead, readAll) },
      {},
      { ...granted, assignments: [["Quay", "Graph", readAll.id as string]] },
    ),
  ],
  [
    "public with secret, clientCredentials declared",
    one(
      { isFallbackPublicClient: true, ...secret, ...platforms([], [], ["http://localhost"]), ...ofGraph(userRead) },
      {},
      { ...granted, ...flows("deviceCode", "clientCredentials") },
    ),
  ],
  ["app expired, principal valid", one({ ...expiredSecret, ...web, ...ofGraph(userRead) }, secret, granted)],
  [
    "path case differs",
    one({ ...secret, ...platforms([callback], [callback.replace("signin", "Signin")]), ...ofGraph(userRead) }, {}, granted),
  ],
  [
    "role api multi, daemonOnly",
    {
      members: [roleApi({ signInAudience: "AzureADMultipleOrgs" })],
      yaml: `applications: [{ match: { appId: ${idOf("Berths")} }, daemonOnly: true }]\n`,
    },
  ],
  ["role api user roles only", { members: [roleApi(exposes([], [{ ...role, allowedMemberTypes: ["User"] }]))] }],
  [
    "saml entity id with app role",
    one(
      {
        identifierUris: ["https://quay.contoso.com/saml"],
        appRoles: [{ ...role, allowedMemberTypes: ["User", "Application"] }],
        ...platforms([callback]),
      },
      {
        preferredSingleSignOnMode: "saml",
        keyCredentials: [{ keyId: "2", customKeyIdentifier: "A", type: "AsymmetricX509Cert", usage: "Sign", ...dated }],
      },
    ),
  ],
  ["query, work", one({ ...secret, ...platforms([callback + "?a=1"]), ...ofGraph(userRead) }, {}, granted)],
  ["brk on principala", one({ ...platforms([], ["brk-multihub://quay.contoso.com"]), ...ofGraph(userRead) }, {}, granted)],
  [
    "spa with secret and roles",
    one(
      { ...secret, ...platforms([], ["https://q.contoso.com/"]), ...ofGraph(userRead, readAll) },
      {},
      { ...granted, assignments: [["Quay", "Graph", readAll.id as string]] },
    ),
  ],
])("correct: %s", async (_, estate) => {
  expect((await toldOf(estate)).filter((text) => !text.startsWith("note"))).toEqual([]);
});

test.each<[string, string, Estate]>([
  [
    "127 ports",
    "redirect-uri-on-two-platforms",
    one({ ...secret, ...platforms(["http://127.0.0.1:3000/"], ["http://127.0.0.1/"]), ...ofGraph(userRead) }, {}, granted),
  ],
  [
    "wildcard + scope + idtoken",
    "obo-wildcard-redirect",
    one(
      {
        ...secret,
        identifierUris: [`api://${idOf("Quay")}`],
        ...exposes([scope]),
        ...platforms(["https://*.contoso.com/*"], [], [], { enableIdTokenIssuance: true }),
        ...ofGraph(userRead),
      },
      {},
      granted,
    ),
  ],
  [
    "role api multi, daemon only here",
    "resource-without-delegated-scopes",
    {
      members: [
        roleApi({ signInAudience: "AzureADMultipleOrgs" }),
        { name: "Dae", app: { ...secret, requiredResourceAccess: [asks("Berths", [role.id, "Role"])] } },
      ],
      assignments: [["Dae", "Berths", role.id]],
    },
  ],
  [
    "foreign role api principal",
    "note delegated-client-of-app-only-resource",
    {
      members: [
        {
          name: "Berths",
          app: null,
          sp: {
            appOwnerOrganizationId: "11111111-2222-4333-8444-555555555555",
            appRoles: [role],
            oauth2PermissionScopes: [],
            signInAudience: "AzureADMultipleOrgs",
          },
        },
        {
          name: "Web",
          app: {
            ...server,
            requiredResourceAccess: [asks("Berths", [role.id, "Role"]), ...(ofGraph(userRead).requiredResourceAccess as Json[])],
          },
        },
      ],
      grants: [["Web", "Graph", "User.Read"]],
      assignments: [["Web", "Berths", role.id]],
    },
  ],
  [
    "query, personal",
    "redirect-uri-not-allowed",
    one(
      { ...secret, signInAudience: "AzureADandPersonalMicrosoftAccount", ...platforms([callback + "?a=1"]), ...ofGraph(userRead) },
      {},
      granted,
    ),
  ],
  [
    "wildcard, personal",
    "redirect-uri-not-allowed",
    one(
      {
        ...secret,
        signInAudience: "AzureADandPersonalMicrosoftAccount",
        ...platforms(["https://*.contoso.com/callback"]),
        ...ofGraph(userRead),
      },
      {},
      granted,
    ),
  ],
  [
    "custom scheme on web",
    "redirect-uri-not-allowed",
    one({ ...secret, ...platforms(["myapp://auth"]), ...ofGraph(userRead) }, {}, granted),
  ],
  [
    "urn oob principala",
    "redirect-uri-not-allowed",
    one({ ...platforms([], ["urn:ietf:wg:oauth:2.0:oob"]), ...ofGraph(userRead) }, {}, granted),
  ],
  [
    "brk on native",
    "redirect-uri-not-allowed",
    one({ ...platforms([], [], ["brk-multihub://quay.contoso.com"]), ...ofGraph(userRead) }, {}, granted),
  ],
  [
    "http lookalike localhost",
    "redirect-uri-not-allowed",
    one({ ...secret, ...platforms(["http://localhost.contoso.com/callback"]), ...ofGraph(userRead) }, {}, granted),
  ],
])("faulty: %s", async (_, rule, estate) => {
  expect(await toldOf(estate)).toContainEqual(expect.stringContaining(rule));
});
