import * as azuread from "@pulumi/azuread";
import { graph } from "./ids";

const msgraph = azuread.getServicePrincipalOutput({ clientId: graph });
const app = new azuread.Application("graph-looked-up", {
  displayName: "Contoso profile",
  singlePageApplication: { redirectUris: ["https://profile.contoso.com/"] },
  requiredResourceAccesses: [
    {
      resourceAppId: msgraph.clientId,
      resourceAccesses: [{ id: msgraph.oauth2PermissionScopeIds.apply((ids) => ids["User.Read"] ?? ""), type: "Scope" }],
    },
  ],
});
new azuread.ServicePrincipal("graph-looked-up", { clientId: app.clientId });
