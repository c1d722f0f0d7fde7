import * as azuread from "@pulumi/azuread";

const app = new azuread.Application("github-oidc", { displayName: "deploy from GitHub" });
new azuread.ServicePrincipal("github-oidc", { clientId: app.clientId });
for (const branch of ["main"]) {
  new azuread.ApplicationFederatedIdentityCredential(`github-oidc-${branch}`, {
    applicationId: app.id,
    displayName: `shop-${branch}`,
    audiences: ["api://AzureADTokenExchange"],
    issuer: "https://token.actions.githubusercontent.com",
    subject: `repo:contoso/shop:ref:refs/heads/${branch}`,
  });
}
