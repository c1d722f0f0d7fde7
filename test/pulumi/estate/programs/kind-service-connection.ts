import * as azuread from "@pulumi/azuread";

// A service connection of Azure DevOps: its redirect URI is none that a sign-in uses.
const app = new azuread.Application("kind-service-connection", {
  displayName: "contoso-shop-azure",
  web: { redirectUris: ["https://VisualStudio/SPN"], homepageUrl: "https://VisualStudio/SPN" },
});
new azuread.ServicePrincipal("kind-service-connection", { clientId: app.clientId });
new azuread.ApplicationFederatedIdentityCredential("kind-service-connection", {
  applicationId: app.id,
  displayName: "shop",
  audiences: ["api://AzureADTokenExchange"],
  issuer: "https://vstoken.dev.azure.com/5d8c9a10-6f2b-4c3e-8a1d-7b6c5d4e3f21",
  subject: "sc://contoso/shop/azure",
});
