import * as azuread from "@pulumi/azuread";
import { signIn } from "./ids";

const app = new azuread.Application("any-account", {
  displayName: "Contoso for everybody",
  signInAudience: "AzureADandPersonalMicrosoftAccount",
  api: { requestedAccessTokenVersion: 2 },
  singlePageApplication: { redirectUris: ["https://everybody.contoso.com/"] },
  requiredResourceAccesses: [signIn],
});
new azuread.ServicePrincipal("any-account", { clientId: app.clientId });
