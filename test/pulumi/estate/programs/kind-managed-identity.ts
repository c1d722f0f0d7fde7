import * as azuread from "@pulumi/azuread";

// A managed identity signs in in the application's name.
const { tenantId } = azuread.getClientConfigOutput();
const app = new azuread.Application("kind-managed-identity", { displayName: "Contoso image service" });
new azuread.ServicePrincipal("kind-managed-identity", { clientId: app.clientId });
new azuread.ApplicationFederatedIdentityCredential("kind-managed-identity", {
  applicationId: app.id,
  displayName: "images",
  audiences: ["api://AzureADTokenExchange"],
  issuer: tenantId.apply((id) => `https://login.microsoftonline.com/${id}/v2.0`),
  subject: "9d3c2b1a-7e6f-4a5b-8c9d-0e1f2a3b4c5d",
});
