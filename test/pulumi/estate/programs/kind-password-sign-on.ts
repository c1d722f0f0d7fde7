import * as azuread from "@pulumi/azuread";

const app = new azuread.Application("kind-password-sign-on", {
  displayName: "Contoso old orders",
  web: { homepageUrl: "https://old-orders.contoso.com/login" },
});
export const principal = new azuread.ServicePrincipal("kind-password-sign-on", {
  clientId: app.clientId,
  preferredSingleSignOnMode: "password",
  loginUrl: "https://old-orders.contoso.com/login",
});
