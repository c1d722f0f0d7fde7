import * as azuread from "@pulumi/azuread";
import { signIn } from "./ids";

const app = new azuread.Application("command-line", {
  displayName: "Contoso command line",
  fallbackPublicClientEnabled: true,
  publicClient: { redirectUris: ["http://localhost"] },
  requiredResourceAccesses: [signIn],
});
new azuread.ServicePrincipal("command-line", { clientId: app.clientId });
