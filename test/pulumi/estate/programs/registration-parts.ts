import * as azuread from "@pulumi/azuread";
import { graph, userRead } from "./ids";

const app = new azuread.ApplicationRegistration("registration-parts", { displayName: "Contoso kiosk" });
new azuread.ServicePrincipal("registration-parts", { clientId: app.clientId });
new azuread.ApplicationRedirectUris("registration-parts", {
  applicationId: app.id,
  type: "SPA",
  redirectUris: ["https://kiosk.contoso.com/"],
});
new azuread.ApplicationApiAccess("registration-parts", { applicationId: app.id, apiClientId: graph, scopeIds: [userRead] });
