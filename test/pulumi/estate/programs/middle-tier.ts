import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";

const use = "aa11bb22-cc33-4d44-9e55-ff6677889901";
const down = "aa11bb22-cc33-4d44-9e55-ff6677889902";
const downstream = new azuread.Application("middle-tier-down", {
  displayName: "Contoso prices",
  api: { oauth2PermissionScopes: [{ id: down, value: "Prices.Read", type: "User", enabled: true, ...consent }] },
});
new azuread.ServicePrincipal("middle-tier-down", { clientId: downstream.clientId });
const client = new azuread.Application("middle-tier-spa", {
  displayName: "Contoso catalogue page",
  singlePageApplication: { redirectUris: ["https://catalogue.contoso.com/"] },
  requiredResourceAccesses: [signIn],
});
new azuread.ServicePrincipal("middle-tier-spa", { clientId: client.clientId });
const middle = new azuread.Application("middle-tier-api", {
  displayName: "Contoso catalogue",
  api: {
    knownClientApplications: [client.clientId],
    oauth2PermissionScopes: [{ id: use, value: "Catalogue.Read", type: "User", enabled: true, ...consent }],
  },
  requiredResourceAccesses: [{ resourceAppId: downstream.clientId, resourceAccesses: [{ id: down, type: "Scope" }] }],
});
new azuread.ServicePrincipal("middle-tier-api", { clientId: middle.clientId });
new azuread.ApplicationPassword("middle-tier-api", { applicationId: middle.id });
