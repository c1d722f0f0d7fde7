import { unknown } from "../../src/model/unknown";
import { applicationOf, declarationsOf, fieldsOf, read } from "./folder";

const appId = "7b0c5a11-0001-4b01-9b01-00000000000a";

test("the Graph SDK writes PascalCase", () => {
  const application = applicationOf({
    Id: "7b0c5a11-0001-4b01-9b01-000000000001",
    AppId: appId,
    DisplayName: "portal",
    Api: {
      KnownClientApplications: [],
      Oauth2PermissionScopes: [{ Id: "s", Value: "Read", IsEnabled: true, Type: "User", AdditionalProperties: {} }],
    },
    IsFallbackPublicClient: null,
    KeyCredentials: [{ KeyId: "k", Type: "Symmetric", Usage: "Sign", Key: null, EndDateTime: "/Date(1798761600000)/" }],
    Web: { RedirectUris: ["https://portal.example"], ImplicitGrantSettings: { EnableIdTokenIssuance: true } },
    RequiredResourceAccess: [{ ResourceAppId: "00000003-0000-0000-c000-000000000000", ResourceAccess: [{ Id: "p", Type: "Scope" }] }],
    AdditionalProperties: { disabledByMicrosoftStatus: "NotDisabled" },
  });
  expect(fieldsOf(application)).toEqual({
    id: "7b0c5a11-0001-4b01-9b01-000000000001",
    appId,
    displayName: "portal",
    knownClientApplications: [],
    oauth2PermissionScopes: [{ id: "s", value: "Read", type: "User", isEnabled: true }],
    isFallbackPublicClient: null,
    keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2027-01-01T00:00:00Z" }],
    webRedirectUris: ["https://portal.example"],
    enableIdTokenIssuance: true,
    requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: [{ id: "p", type: "Scope" }] }],
    disabledByMicrosoftStatus: "NotDisabled",
  });
});

test("the AzureAD module writes AAD Graph's fields so, with its own capitals", () => {
  const application = applicationOf({
    ObjectId: "o",
    ObjectType: "Application",
    AppId: appId,
    DisplayName: "portal",
    AvailableToOtherTenants: false,
    Oauth2AllowImplicitFlow: true,
    OAuth2Permissions: [{ Id: "s", Value: "Read" }],
    PublicClient: true,
    ReplyUrls: ["http://localhost"],
    KeyCredentials: [
      { CustomKeyIdentifier: [1, 2, 3], KeyId: "k", Type: "Symmetric", Usage: "Sign", EndDate: "2026-05-01T00:00:00Z", Value: null },
    ],
  });
  expect(fieldsOf(application)).toMatchObject({
    id: "o",
    signInAudience: "AzureADMyOrg",
    enableAccessTokenIssuance: true,
    oauth2PermissionScopes: [{ id: "s", value: "Read" }],
    isFallbackPublicClient: true,
    publicClientRedirectUris: ["http://localhost"],
    keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2026-05-01T00:00:00Z", customKeyIdentifier: "AQID" }],
  });
});

test("a grant and an assignment in PascalCase", () => {
  const [grant, assignment] = declarationsOf([
    { Id: "g", ClientId: "c", ConsentType: "Principal", PrincipalId: "u", ResourceId: "r", Scope: "User.Read", AdditionalProperties: {} },
    { Id: "a", AppRoleId: "role", PrincipalId: "p", PrincipalType: "ServicePrincipal", ResourceId: "r" },
  ]);
  expect(fieldsOf(grant)).toEqual({
    id: "g",
    clientId: "c",
    consentType: "Principal",
    principalId: "u",
    resourceId: "r",
    scope: ["User.Read"],
  });
  expect(fieldsOf(assignment)).toEqual({
    id: "a",
    appRoleId: "role",
    principalId: "p",
    principalType: "ServicePrincipal",
    resourceId: "r",
  });
});

test("Windows PowerShell's arrays and dates have wrappers", () => {
  const application = applicationOf({
    AppId: appId,
    SignInAudience: "AzureADMyOrg",
    KeyCredentials: {
      value: [
        {
          KeyId: "k",
          Type: "Symmetric",
          Usage: "Sign",
          EndDateTime: { value: "/Date(1798761600000)/", DisplayHint: 2, DateTime: "Friday" },
        },
      ],
      Count: 1,
    },
  });
  expect(application.keyCredentials).toEqual([{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2027-01-01T00:00:00Z" }]);
  expect(application.source.locate(["keyCredentials", 0, "type"]).pointer).toBe("/KeyCredentials/value/0/Type");
});

test("a cut object does not hide a flag that has the same name in the older dialect", () => {
  const cutClient = "Microsoft.Graph.PowerShell.Models.MicrosoftGraphPublicClientApplication";
  const application = applicationOf({
    AppId: appId,
    SignInAudience: "AzureADMyOrg",
    IsFallbackPublicClient: null,
    PublicClient: cutClient,
  });
  expect(application.isFallbackPublicClient).toBeNull();
  expect(application.publicClientRedirectUris).toEqual(unknown("truncated"));
});

test("an export that was cut at the default depth says so, and the cut fields are unknown", () => {
  const { declarations, diagnostics, unreadable } = read({
    "cut.json": [
      {
        AppId: appId,
        SignInAudience: "AzureADMyOrg",
        Api: "Microsoft.Graph.PowerShell.Models.MicrosoftGraphApiApplication",
        KeyCredentials: ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyCredential"],
        AppRoles: [{ Id: "r", Value: "Read", AllowedMemberTypes: "Application User" }],
        IdentifierUris: "System.Object[]",
        Web: "@{RedirectUris=System.Object[]}",
        RequiredResourceAccess: [
          { ResourceAppId: "00000003-0000-0000-c000-000000000000", ResourceAccess: "class ResourceAccess {\n  Id: x\n}\n" },
        ],
      },
      { AppId: appId, SignInAudience: "AzureADMyOrg", Web: "Microsoft.Graph.PowerShell.Models.MicrosoftGraphWebApplication" },
    ],
  });
  const cut = unknown("truncated");
  expect(fieldsOf(declarations[0])).toMatchObject({
    oauth2PermissionScopes: cut,
    requestedAccessTokenVersion: cut,
    keyCredentials: [cut],
    appRoles: [{ id: "r", value: "Read", allowedMemberTypes: cut }],
    identifierUris: cut,
    webRedirectUris: cut,
    requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: cut }],
  });
  expect(diagnostics).toEqual([{ kind: "truncated", path: "cut.json", message: expect.stringContaining("-Depth 10") }]);
  expect(unreadable).toBe(0);
});

test("a relation that was not expanded is printed as null, which says nothing about it", () => {
  const application = applicationOf({
    Id: "7b0c5a11-0001-4b01-9b01-000000000001",
    AppId: appId,
    RequiredResourceAccess: [],
    FederatedIdentityCredentials: null,
  });
  expect(application.federatedIdentityCredentials).toBeUndefined();
});

test.each(["@{Type=Symmetric; Usage=Sign}", "System.Object[]", "Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyCredential"])(
  "an application whose only telling field was cut to %s is one all the same",
  (text) => {
    const { declarations, diagnostics } = read({ "cut.json": [{ Id: "o", AppId: appId, DisplayName: "P", KeyCredentials: text }] });
    expect(declarations).toMatchObject([{ kind: "application", keyCredentials: unknown("truncated") }]);
    expect(diagnostics).toMatchObject([{ kind: "truncated" }]);
  },
);

test("an authorization policy that was cut is one, and what it says is unknown", () => {
  const { declarations, diagnostics } = read({
    "policy.json": {
      Id: "authorizationPolicy",
      DefaultUserRolePermissions: "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDefaultUserRolePermissions",
    },
  });
  expect(declarations).toMatchObject([{ kind: "authorizationPolicy", permissionGrantPoliciesAssigned: unknown("truncated") }]);
  expect(diagnostics).toMatchObject([{ kind: "truncated" }]);
});

test("a service principal and a federated credential whose lists were cut", () => {
  const { declarations } = read({
    "cut.json": [
      { Id: "s", AppId: appId, ServicePrincipalNames: "System.Object[]", KeyCredentials: "System.Object[]" },
      { Id: "f", Name: "deploy", Issuer: "https://token.example", Subject: "s", Audiences: "System.Object[]", applicationId: "o" },
    ],
  });
  expect(declarations.map(({ kind }) => kind)).toEqual(["servicePrincipal", "federatedIdentityCredential"]);
});

test("the Graph SDK prints what was not selected as null, which says nothing about a list", () => {
  const [application, principal] = declarationsOf([
    {
      ...{ Id: "o", AppId: appId, SignInAudience: "AzureADMyOrg", KeyCredentials: null, RequiredResourceAccess: null, Spa: null },
      ...{ Api: { Oauth2PermissionScopes: null, RequestedAccessTokenVersion: null }, AdditionalProperties: {} },
    },
    { Id: "s", AppId: appId, ServicePrincipalType: "Application", AccountEnabled: null, AppRoles: null, AdditionalProperties: {} },
  ]);
  expect(fieldsOf(application)).toEqual({ id: "o", appId, signInAudience: "AzureADMyOrg", requestedAccessTokenVersion: null });
  expect(fieldsOf(principal)).toEqual({ id: "s", appId, servicePrincipalType: "Application" });
});
