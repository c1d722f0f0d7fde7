import * as azuread from "@pulumi/azuread";

// Contoso's order applications as they were found. Each fault is one that `pulumi preview --policy-pack .` tells.

const graph = "00000003-0000-0000-c000-000000000000";
const msgraph = new azuread.ServicePrincipal("msgraph", { clientId: graph, useExisting: true });

// An API that offers application permissions only: no user can ask for it.
const ordersApi = new azuread.Application("orders-api", {
  displayName: "Orders API",
  identifierUris: ["api://orders.contoso.example"],
  appRoles: [
    {
      id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a01",
      value: "Orders.Read.All",
      displayName: "Read all orders",
      description: "Daemons read all orders.",
      allowedMemberTypes: ["Application"],
    },
  ],
});

// Its service principal was switched off for a night, and stayed so.
const ordersApiPrincipal = new azuread.ServicePrincipal("orders-api", { clientId: ordersApi.clientId, accountEnabled: false });

// A second API that nobody made a service principal for.
const invoicesApi = new azuread.Application("invoices-api", {
  displayName: "Invoices API",
  identifierUris: ["api://invoices.contoso.example"],
  api: {
    oauth2PermissionScopes: [
      {
        id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a02",
        value: "Invoices.Read",
        adminConsentDisplayName: "Read invoices",
        adminConsentDescription: "Reads the user's invoices.",
      },
    ],
  },
});

// The web client asks for both, and for User.Read of Microsoft Graph as if it were an application permission.
const ordersWeb = new azuread.Application("orders-web", {
  displayName: "Orders web",
  web: { redirectUris: ["https://orders.contoso.example/signin-oidc"] },
  requiredResourceAccesses: [
    { resourceAppId: graph, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Role" }] },
    { resourceAppId: ordersApi.clientId, resourceAccesses: [{ id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a01", type: "Scope" }] },
  ],
});
const ordersWebPrincipal = new azuread.ServicePrincipal("orders-web", { clientId: ordersWeb.clientId });

new azuread.ApplicationApiAccess("orders-web-invoices", {
  applicationId: ordersWeb.id,
  apiClientId: invoicesApi.clientId,
  scopeIds: ["6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a02"],
});

// The only secret has expired.
new azuread.ApplicationPassword("orders-web-secret", {
  applicationId: ordersWeb.id,
  displayName: "web app",
  endDate: "2024-06-30T00:00:00Z",
});

// Consent to a permission that the API does not have.
new azuread.ServicePrincipalDelegatedPermissionGrant("orders-web-consent", {
  servicePrincipalObjectId: ordersWebPrincipal.objectId,
  resourceServicePrincipalObjectId: ordersApiPrincipal.objectId,
  claimValues: ["Orders.Read"],
});

// A nightly job without a service principal, with a symmetric key in place of a certificate, and with a client id that lost a digit.
const nightlyExport = new azuread.Application("nightly-export", {
  displayName: "Nightly export",
  requiredResourceAccesses: [
    { resourceAppId: graph, resourceAccesses: [{ id: msgraph.appRoleIds["User.Read.All"], type: "Role" }] },
    {
      resourceAppId: "797f4846-ba00-4fd7-ba43-dac1f8f6301",
      resourceAccesses: [{ id: "41094075-9dad-400e-a0bd-54e686782033", type: "Scope" }],
    },
  ],
});

new azuread.ApplicationCertificate("nightly-export-key", {
  applicationId: nightlyExport.id,
  type: "Symmetric",
  encoding: "base64",
  value: "bm90IGEgcmVhbCBrZXksIGp1c3QgYW4gZXhhbXBsZQ==",
  endDate: "2099-01-01T00:00:00Z",
});

// A service principal for the object id in place of the client id. Before deployment both are unknown, so that only the preview after it can tell.
const reports = new azuread.Application("reports", {
  displayName: "Reports",
  web: { redirectUris: ["https://reports.contoso.example/signin-oidc"] },
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] }],
});
new azuread.ServicePrincipal("reports", { clientId: reports.objectId });
new azuread.ApplicationPassword("reports", { applicationId: reports.id, displayName: "web server" });

export const ordersWebClientId = ordersWeb.clientId;
