import * as azuread from "@pulumi/azuread";
import { signIn } from "./ids";

// A server that signs its users in and keeps a client secret.
const app = new azuread.Application("web-sign-in", {
  displayName: "Contoso portal",
  web: { redirectUris: ["https://portal.contoso.com/signin-oidc"] },
  requiredResourceAccesses: [signIn],
});
new azuread.ServicePrincipal("web-sign-in", { clientId: app.clientId });
export const secret = new azuread.ApplicationPassword("web-sign-in", { applicationId: app.id }).value;
