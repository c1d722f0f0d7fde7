import * as azuread from "@pulumi/azuread";

const app = new azuread.Application("kind-proxy", {
  displayName: "Contoso intranet",
  identifierUris: ["https://intranet-contoso.msappproxy.net"],
  web: { homepageUrl: "https://intranet-contoso.msappproxy.net/", redirectUris: ["https://intranet-contoso.msappproxy.net/"] },
});
export const principal = new azuread.ServicePrincipal("kind-proxy", {
  clientId: app.clientId,
  tags: ["WindowsAzureActiveDirectoryOnPremApp"],
});
