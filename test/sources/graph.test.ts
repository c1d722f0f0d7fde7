import { applicationOf, declarationsOf, fieldsOf, kindsOf } from "./folder";

const orders = {
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications/$entity",
  id: "6f1d6a5e-0001-4a01-8a01-000000000001",
  appId: "6f1d6a5e-0001-4a01-8a01-00000000000a",
  displayName: "orders-api",
  signInAudience: "AzureADMyOrg",
  identifierUris: ["api://orders"],
  isFallbackPublicClient: null,
  disabledByMicrosoftStatus: "<nil>",
  tags: [],
  api: {
    requestedAccessTokenVersion: 2,
    knownClientApplications: ["6f1d6a5e-0001-4a01-8a01-00000000000b"],
    oauth2PermissionScopes: [
      { id: "6f1d6a5e-0002-4a01-8a01-000000000001", value: "Orders.Read", type: "User", isEnabled: true, adminConsentDescription: "…" },
    ],
    preAuthorizedApplications: [
      { appId: "6f1d6a5e-0001-4a01-8a01-00000000000b", delegatedPermissionIds: ["6f1d6a5e-0002-4a01-8a01-000000000001"] },
    ],
  },
  web: {
    redirectUris: ["https://orders.contoso.example/cb"],
    implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
  },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: ["http://localhost"] },
  appRoles: [{ id: "6f1d6a5e-0003-4a01-8a01-000000000001", value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: false }],
  requiredResourceAccess: [
    {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
    },
  ],
  keyCredentials: [
    {
      keyId: "6f1d6a5e-0004-4a01-8a01-000000000001",
      type: "Symmetric",
      usage: "Sign",
      key: "c2VjcmV0IGtleQ==",
      startDateTime: "2026-01-01T00:00:00Z",
      endDateTime: "2027-01-01T01:30:00.1234567+01:00",
      displayName: null,
      customKeyIdentifier: "AAEC",
    },
  ],
  passwordCredentials: [
    { keyId: "6f1d6a5e-0004-4a01-8a01-000000000002", secretText: "very secret", hint: "ver", endDateTime: "2027-01-01" },
  ],
};

test("an application of Microsoft Graph is read with its nested fields flattened", () => {
  expect(fieldsOf(applicationOf(orders))).toEqual({
    id: "6f1d6a5e-0001-4a01-8a01-000000000001",
    appId: "6f1d6a5e-0001-4a01-8a01-00000000000a",
    displayName: "orders-api",
    signInAudience: "AzureADMyOrg",
    identifierUris: ["api://orders"],
    isFallbackPublicClient: null,
    disabledByMicrosoftStatus: "<nil>",
    tags: [],
    requestedAccessTokenVersion: 2,
    knownClientApplications: ["6f1d6a5e-0001-4a01-8a01-00000000000b"],
    oauth2PermissionScopes: [{ id: "6f1d6a5e-0002-4a01-8a01-000000000001", value: "Orders.Read", type: "User", isEnabled: true }],
    preAuthorizedApplications: [
      { appId: "6f1d6a5e-0001-4a01-8a01-00000000000b", delegatedPermissionIds: ["6f1d6a5e-0002-4a01-8a01-000000000001"] },
    ],
    webRedirectUris: ["https://orders.contoso.example/cb"],
    spaRedirectUris: [],
    publicClientRedirectUris: ["http://localhost"],
    enableIdTokenIssuance: true,
    enableAccessTokenIssuance: false,
    appRoles: [{ id: "6f1d6a5e-0003-4a01-8a01-000000000001", value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: false }],
    requiredResourceAccess: [
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
      },
    ],
    keyCredentials: [
      {
        keyId: "6f1d6a5e-0004-4a01-8a01-000000000001",
        type: "Symmetric",
        usage: "Sign",
        startDateTime: "2026-01-01T00:00:00Z",
        endDateTime: "2027-01-01T00:30:00Z",
        displayName: null,
        customKeyIdentifier: "AAEC",
      },
    ],
    passwordCredentials: [{ keyId: "6f1d6a5e-0004-4a01-8a01-000000000002", hint: "ver", endDateTime: "2027-01-01T00:00:00Z" }],
  });
});

test("key material and secrets are in no declaration", () => {
  const text = JSON.stringify(declarationsOf(orders));
  expect(text).not.toContain("c2VjcmV0");
  expect(text).not.toContain("very secret");
});

test("a field that the export left out is absent, null lists are empty", () => {
  const application = applicationOf({
    appId: orders.appId,
    requiredResourceAccess: null,
    publisherDomain: "contoso.example",
    keyCredentials: [],
  });
  expect(application.requiredResourceAccess).toEqual([]);
  expect(application.keyCredentials).toEqual([]);
  expect(application.passwordCredentials).toBeUndefined();
  expect(application.oauth2PermissionScopes).toBeUndefined();
  expect(application.webRedirectUris).toBeUndefined();
});

test("a service principal is known by the fields that only it has", () => {
  const [principal] = declarationsOf({
    id: "6f1d6a5e-0005-4a01-8a01-000000000001",
    appId: orders.appId,
    displayName: null,
    appDisplayName: "orders-api",
    accountEnabled: false,
    appOwnerOrganizationId: null,
    servicePrincipalType: "Application",
    oauth2PermissionScopes: [],
    keyCredentials: [{ type: "AsymmetricX509Cert", usage: "Verify" }],
  });
  expect(principal?.kind).toBe("servicePrincipal");
  expect(fieldsOf(principal)).toEqual({
    id: "6f1d6a5e-0005-4a01-8a01-000000000001",
    appId: orders.appId,
    displayName: "orders-api",
    accountEnabled: false,
    appOwnerOrganizationId: null,
    servicePrincipalType: "Application",
    oauth2PermissionScopes: [],
    keyCredentials: [{ type: "AsymmetricX509Cert", usage: "Verify" }],
  });
});

test.each([
  ["scopes at the top level", { oauth2PermissionScopes: [{ id: "x", value: "a" }] }],
  ["an api alone", { api: { oauth2PermissionScopes: [] } }],
  ["keys alone", { keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign" }] }],
  ["required permissions alone", { requiredResourceAccess: [] }],
  ["redirect URIs alone", { spa: { redirectUris: ["https://a.example"] } }],
  ["roles alone", { appRoles: [{ allowedMemberTypes: ["User"], value: "a" }] }],
  ["a new application's body", { displayName: "new", signInAudience: "AzureADMyOrg" }],
])("a body that holds only part of an application is partial: %s", (_what, body) => {
  expect(applicationOf(body).partial).toBe(true);
});

test("an application with an id, known or not, is not partial", () => {
  expect(applicationOf(orders).partial).toBeUndefined();
  expect(applicationOf({ ...orders, id: "${{ID}}", appId: "" }).partial).toBeUndefined();
});

test.each([
  [
    "requiredResourceAccess",
    [
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
      },
    ],
  ],
  ["appRoles", [{ id: "r", value: "Read", allowedMemberTypes: ["User"], isEnabled: true }]],
  ["keyCredentials", [{ keyId: "k", type: "Symmetric", usage: "Verify" }]],
] as const)("a bare list of %s is part of one application", (field, list) => {
  const application = applicationOf(list);
  expect(application.partial).toBe(true);
  expect(application[field]).toEqual(list);
  expect(application.source.locate([field, 0]).pointer).toBe("/0");
});

test("grants, assignments, federated credentials and the authorization policy are read from single objects", () => {
  const grant = { id: "g", clientId: "c", consentType: "AllPrincipals", principalId: null, resourceId: "r", scope: " User.Read  openid " };
  expect(fieldsOf(declarationsOf(grant)[0])).toEqual({ ...grant, scope: ["User.Read", "openid"] });

  const assignment = {
    id: "a",
    appRoleId: "00000000-0000-0000-0000-000000000000",
    principalId: "p",
    principalType: "User",
    resourceId: "r",
  };
  expect(fieldsOf(declarationsOf(assignment)[0])).toEqual(assignment);

  const credential = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications('app-object-id')/federatedIdentityCredentials/$entity",
    name: "deploy",
    issuer: "https://token.example",
    subject: "repo:contoso/orders",
    audiences: ["api://AzureADTokenExchange"],
  };
  expect(fieldsOf(declarationsOf(credential)[0])).toEqual({
    applicationId: "app-object-id",
    name: credential.name,
    issuer: credential.issuer,
    subject: credential.subject,
    audiences: credential.audiences,
  });

  const v1 = {
    defaultUserRolePermissions: { permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-low"] },
  };
  const beta = { permissionGrantPolicyIdsAssignedToDefaultUserRole: ["ManagePermissionGrantsForSelf.microsoft-user-default-low"] };
  for (const policy of [v1, beta]) {
    expect(fieldsOf(declarationsOf(policy)[0])).toEqual({
      permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-low"],
    });
  }
});

test("deleted objects are not there", () => {
  expect(kindsOf(declarationsOf([{ ...orders, deletedDateTime: "2026-01-01T00:00:00Z" }, orders]))).toEqual(["application"]);
});
