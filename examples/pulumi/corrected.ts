import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";

// The same applications put right: `pulumi preview --policy-pack .` passes.

const graph = "00000003-0000-0000-c000-000000000000";
const msgraph = new azuread.ServicePrincipal("msgraph", { clientId: graph, useExisting: true });

const ordersApi = new azuread.Application("orders-api", {
  displayName: "Orders API",
  identifierUris: ["api://orders.contoso.example"],
  api: {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [
      {
        id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a03",
        value: "Orders.Read",
        adminConsentDisplayName: "Read orders",
        adminConsentDescription: "Reads the user's orders.",
      },
    ],
  },
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
const ordersApiPrincipal = new azuread.ServicePrincipal("orders-api", { clientId: ordersApi.clientId });

// This API is put together from small resources.
const invoicesApi = new azuread.ApplicationRegistration("invoices-api", { displayName: "Invoices API" });
new azuread.ApplicationIdentifierUri("invoices-api-uri", {
  applicationId: invoicesApi.id,
  identifierUri: "api://invoices.contoso.example",
});
const invoicesRead = new azuread.ApplicationPermissionScope("invoices-read", {
  applicationId: invoicesApi.id,
  scopeId: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a02",
  value: "Invoices.Read",
  adminConsentDisplayName: "Read invoices",
  adminConsentDescription: "Reads the user's invoices.",
});
const invoicesApiPrincipal = new azuread.ServicePrincipal("invoices-api", { clientId: invoicesApi.clientId });

const ordersWeb = new azuread.Application("orders-web", {
  displayName: "Orders web",
  web: { redirectUris: ["https://orders.contoso.example/signin-oidc"] },
});
const ordersWebPrincipal = new azuread.ServicePrincipal("orders-web", { clientId: ordersWeb.clientId });

// All that it asks for stands in resources of their own: beside a list in the application, each deployment would undo the other's.
const asks = (name: string, apiClientId: pulumi.Input<string>, scopeIds: pulumi.Input<string>[]) =>
  new azuread.ApplicationApiAccess(name, { applicationId: ordersWeb.id, apiClientId, scopeIds });
asks("orders-web-graph", graph, ["e1fe6dd8-ba31-4d61-89e7-88639da4683d"]);
asks("orders-web-orders", ordersApi.clientId, ["6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a03"]);
asks("orders-web-invoices", invoicesApi.clientId, [invoicesRead.scopeId]);
new azuread.ApplicationPassword("orders-web-secret", { applicationId: ordersWeb.id, displayName: "web app" });

// Consent for everyone, to what the client lists.
const consent = (name: string, client: azuread.ServicePrincipal, resource: azuread.ServicePrincipal, claimValues: string[]) =>
  new azuread.ServicePrincipalDelegatedPermissionGrant(name, {
    servicePrincipalObjectId: client.objectId,
    resourceServicePrincipalObjectId: resource.objectId,
    claimValues,
  });
consent("orders-web-consent", ordersWebPrincipal, ordersApiPrincipal, ["Orders.Read"]);
consent("orders-web-invoices-consent", ordersWebPrincipal, invoicesApiPrincipal, ["Invoices.Read"]);
consent("orders-web-graph-consent", ordersWebPrincipal, msgraph, ["User.Read"]);

// A daemon that signs in from GitHub Actions, without any secret.
const nightlyExport = new azuread.Application("nightly-export", {
  displayName: "Nightly export",
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: msgraph.appRoleIds["User.Read.All"], type: "Role" }] }],
});
const nightlyExportPrincipal = new azuread.ServicePrincipal("nightly-export", { clientId: nightlyExport.clientId });
new azuread.ApplicationFederatedIdentityCredential("nightly-export-github", {
  applicationId: nightlyExport.id,
  displayName: "github",
  issuer: "https://token.actions.githubusercontent.com",
  subject: "repo:contoso@104729/orders@676880:ref:refs/heads/main",
  audiences: ["api://AzureADTokenExchange"],
});
new azuread.AppRoleAssignment("nightly-export-users", {
  appRoleId: msgraph.appRoleIds["User.Read.All"],
  principalObjectId: nightlyExportPrincipal.objectId,
  resourceObjectId: msgraph.objectId,
});

const reports = new azuread.Application("reports", {
  displayName: "Reports",
  web: { redirectUris: ["https://reports.contoso.example/signin-oidc"] },
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] }],
});
const reportsPrincipal = new azuread.ServicePrincipal("reports", { clientId: reports.clientId });
new azuread.ApplicationPassword("reports", { applicationId: reports.id, displayName: "web server" });
consent("reports-graph-consent", reportsPrincipal, msgraph, ["User.Read"]);

export const ordersWebClientId = ordersWeb.clientId;
