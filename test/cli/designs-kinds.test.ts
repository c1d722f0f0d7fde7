import { secret, platforms, exposes, ofGraph, userRead, readAll, openid, offline, dated, scope, type Json } from "../support/designs";
import { granted, idOf, one, toldOf, type Estate, type Member } from "../support/estate";

/* Kinds of application, each as a small tenant: a correct design yields nothing above note, a faulty one its rule. */

const pair = {
  keyCredentials: [
    { keyId: "11111111-1111-4111-8111-111111111111", customKeyIdentifier: "QUJD", type: "AsymmetricX509Cert", usage: "Verify", ...dated },
    { keyId: "22222222-2222-4222-8222-222222222222", customKeyIdentifier: "QUJD", type: "AsymmetricX509Cert", usage: "Sign", ...dated },
  ],
  passwordCredentials: [{ keyId: "22222222-2222-4222-8222-222222222222", customKeyIdentifier: "QUJD", ...dated }],
};
const old = { startDateTime: "2021-01-01T00:00:00Z", endDateTime: "2024-01-01T00:00:00Z" };
const expiredPair = {
  keyCredentials: pair.keyCredentials.map((k) => ({ ...k, ...old })),
  passwordCredentials: pair.passwordCredentials.map((k) => ({ ...k, ...old })),
};
const gallery = "44dfd0c4-3f4c-4b0b-8a4e-1a2b3c4d5e6f";
const custom = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
const sign = (id: string, value: string, type = "User", isEnabled = true): Json => ({
  id,
  value,
  type,
  isEnabled,
  adminConsentDescription: "x",
  adminConsentDisplayName: "x",
  userConsentDescription: "x",
  userConsentDisplayName: "x",
});
const api: Member = { name: "Berths", app: { identifierUris: [`api://${idOf("Berths")}`], ...exposes([scope]) } };
const asks = (name: string, id: string, type: string): Json => ({ resourceAppId: idOf(name), resourceAccess: [{ id, type }] });

test.each<[string, Estate]>([
  [
    "saml, expired + new pair",
    one(
      { applicationTemplateId: custom, identifierUris: ["urn:quay"], ...platforms(["https://quay.contoso.com/acs"]) },
      {
        preferredSingleSignOnMode: "saml",
        keyCredentials: [
          ...pair.keyCredentials,
          ...expiredPair.keyCredentials.map((k) => ({ ...k, keyId: k.keyId.replace(/1|2/g, "3"), customKeyIdentifier: "WFla" })),
        ],
      },
    ),
  ],
  [
    "saml with provisioning secret token",
    one(
      {
        applicationTemplateId: gallery,
        identifierUris: ["https://quay.contoso.com/saml"],
        ...platforms(["https://quay.contoso.com/acs"]),
        appRoles: [
          { id: "18d14569-c3bd-439b-9a66-3a2aee01d14f", value: null, allowedMemberTypes: ["User"], isEnabled: true, displayName: "User" },
          {
            id: "b9632174-c057-4f7e-951b-be3adc52bfe6",
            value: null,
            allowedMemberTypes: ["User"],
            isEnabled: true,
            displayName: "msiam_access",
          },
        ],
      },
      { preferredSingleSignOnMode: "saml", ...pair, appRoleAssignmentRequired: true },
      { assignments: [] },
    ),
  ],
  [
    "wsfed",
    one({
      identifierUris: ["https://quay.contoso.com/"],
      web: {
        homePageUrl: "https://quay.contoso.com",
        redirectUris: ["https://quay.contoso.com/"],
        implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
      },
    }),
  ],
  [
    "easy auth",
    one(
      {
        ...secret,
        identifierUris: [`api://${idOf("Quay")}`],
        ...exposes([sign("3d4e5f60-7182-493a-8b4c-5d6e7f809102", "user_impersonation")]),
        ...platforms(["https://quay.azurewebsites.net/.auth/login/aad/callback"], [], [], { enableIdTokenIssuance: true }),
        ...ofGraph(userRead),
      },
      {},
      granted,
    ),
  ],
  ["linked", one({ applicationTemplateId: custom }, { preferredSingleSignOnMode: "notSupported", loginUrl: "https://quay.contoso.com" })],
  [
    "oidc gallery with null mode multi tenant publisher app (its principal alone)",
    {
      members: [
        {
          name: "Vendor",
          app: null,
          sp: {
            appOwnerOrganizationId: "11111111-2222-4333-8444-555555555555",
            applicationTemplateId: gallery,
            signInAudience: "AzureADMultipleOrgs",
            replyUrls: ["https://vendor.example/cb"],
          },
        },
      ],
      grants: [["Vendor", "Graph", "User.Read"]],
    },
  ],
  [
    "teams tab sso",
    one(
      {
        identifierUris: [`api://quay.contoso.com/${idOf("Quay")}`],
        api: {
          requestedAccessTokenVersion: 2,
          oauth2PermissionScopes: [{ ...scope, value: "access_as_user" }],
          knownClientApplications: [],
          preAuthorizedApplications: [
            { appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", delegatedPermissionIds: [scope.id] },
            { appId: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", delegatedPermissionIds: [scope.id] },
          ],
        },
        ...secret,
        ...platforms([], ["https://quay.contoso.com/auth-end", "brk-multihub://quay.contoso.com"]),
        ...ofGraph(userRead, openid, offline),
      },
      {},
      granted,
    ),
  ],
  [
    "office nested app auth",
    one(
      { ...platforms([], ["brk-multihub://quay.contoso.com", "https://quay.contoso.com/taskpane.html"]), ...ofGraph(userRead) },
      {},
      granted,
    ),
  ],
  [
    "p2p server",
    one(
      {
        displayName: "P2P Server",
        identifierUris: ["urn:p2p_cert"],
        keyCredentials: [
          { displayName: "CN=MS-Organization-P2P-Access [2026]", type: "AsymmetricX509Cert", usage: "Verify", keyId: "1", ...old },
        ],
      },
      {
        keyCredentials: [
          { displayName: "CN=MS-Organization-P2P-Access [2026]", type: "AsymmetricX509Cert", usage: "Sign", keyId: "1", ...dated },
        ],
      },
    ),
  ],
  [
    "managed identity",
    {
      members: [
        {
          name: "Identity",
          app: null,
          sp: {
            servicePrincipalType: "ManagedIdentity",
            alternativeNames: [
              "isExplicit=True",
              "/subscriptions/x/resourcegroups/y/providers/Microsoft.ManagedIdentity/userAssignedIdentities/z",
            ],
            keyCredentials: [{ keyId: "3", type: "AsymmetricX509Cert", usage: "Verify", ...dated }],
            tags: [],
          },
        },
      ],
      assignments: [["Identity", "Graph", readAll.id as string]],
    },
  ],
  [
    "b2c extensions app",
    one(
      {
        displayName: "b2c-extensions-app. Do not modify. Used by AADB2C for storing user data.",
        identifierUris: ["https://contosob2c.onmicrosoft.com/b2c-extensions-app"],
        ...platforms(["https://b2c-extensions-app.b2clogin.com"]),
      },
      { displayName: "b2c-extensions-app. Do not modify. Used by AADB2C for storing user data." },
    ),
  ],
])("correct: %s", async (_, estate) => {
  expect((await toldOf(estate)).filter((text) => !text.startsWith("note"))).toEqual([]);
});

test.each<[string, string, Estate]>([
  [
    "disabled principal of another tenant, deactivated",
    "disabled-application",
    {
      members: [{ name: "Vendor", app: null, sp: { appOwnerOrganizationId: "11111111-2222-4333-8444-555555555555", isDisabled: true } }],
      grants: [["Vendor", "Graph", "User.Read"]],
    },
  ],
  [
    "disabled api needed",
    "disabled-application",
    {
      members: [
        { ...api, app: { ...api.app, isDisabled: true } },
        {
          name: "Web",
          app: { ...platforms([], ["https://quay.contoso.com/"]), requiredResourceAccess: [asks("Berths", scope.id, "Scope")] },
        },
      ],
      grants: [["Web", "Berths", "Berths.Read"]],
    },
  ],
])("faulty: %s", async (_, rule, estate) => {
  expect(await toldOf(estate)).toContainEqual(expect.stringContaining(rule));
});
