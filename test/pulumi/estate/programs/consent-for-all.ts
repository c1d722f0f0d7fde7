import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";

const use = "2d4f6a8c-0e1b-4d3c-9a5e-7b6c5d4e3f01";
const api = new azuread.Application("consent-for-all-api", {
  displayName: "Contoso mail room",
  api: { oauth2PermissionScopes: [{ id: use, value: "Parcels.Read", type: "User", enabled: true, ...consent }] },
});
const apiPrincipal = new azuread.ServicePrincipal("consent-for-all-api", { clientId: api.clientId });
const client = new azuread.Application("consent-for-all-spa", {
  displayName: "Contoso mail room page",
  singlePageApplication: { redirectUris: ["https://parcels.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: use, type: "Scope" }] }],
});
const principal = new azuread.ServicePrincipal("consent-for-all-spa", { clientId: client.clientId });
new azuread.ServicePrincipalDelegatedPermissionGrant("consent-for-all-spa", {
  servicePrincipalObjectId: principal.objectId,
  resourceServicePrincipalObjectId: apiPrincipal.objectId,
  claimValues: ["Parcels.Read"],
});
