import * as azuread from "@pulumi/azuread";

const app = new azuread.Application("kind-ws-federation", {
  displayName: "Contoso archive",
  identifierUris: ["https://contoso.com/archive"],
  web: { redirectUris: ["https://archive.contoso.com/_trust/"], homepageUrl: "https://archive.contoso.com" },
});
const principal = new azuread.ServicePrincipal("kind-ws-federation", {
  clientId: app.clientId,
  tags: ["WindowsAzureActiveDirectoryCustomSingleSignOnApplication"],
  preferredSingleSignOnMode: "saml",
});
new azuread.ServicePrincipalTokenSigningCertificate("kind-ws-federation", {
  servicePrincipalId: principal.id,
  endDate: "2999-01-01T00:00:00Z",
});
