import * as azuread from "@pulumi/azuread";
import { graph } from "./ids";

// The permission's id is taken by its name from the adopted principal, as azuread's own documentation does.
const msgraph = new azuread.ServicePrincipal("graph-by-name-graph", { clientId: graph, useExisting: true });
const app = new azuread.Application("graph-by-name", {
  displayName: "Contoso directory reader",
  requiredResourceAccesses: [
    { resourceAppId: graph, resourceAccesses: [{ id: msgraph.appRoleIds.apply((ids) => ids["User.Read.All"] ?? ""), type: "Role" }] },
  ],
});
const principal = new azuread.ServicePrincipal("graph-by-name", { clientId: app.clientId });
new azuread.ApplicationPassword("graph-by-name", { applicationId: app.id });
new azuread.AppRoleAssignment("graph-by-name", {
  appRoleId: msgraph.appRoleIds.apply((ids) => ids["User.Read.All"] ?? ""),
  principalObjectId: principal.objectId,
  resourceObjectId: msgraph.objectId,
});
