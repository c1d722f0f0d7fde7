import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";

const read = "3f0c1c2e-5b14-4c0a-9d55-2f6a0b7c1d01";
const write = "3f0c1c2e-5b14-4c0a-9d55-2f6a0b7c1d02";
const api = new azuread.Application("api-and-client-api", {
  displayName: "Contoso orders",
  api: {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [{ id: read, value: "Orders.Read", type: "User", enabled: true, ...consent }],
  },
});
new azuread.ServicePrincipal("api-and-client-api", { clientId: api.clientId });
const client = new azuread.Application("api-and-client-spa", {
  displayName: "Contoso orders page",
  singlePageApplication: { redirectUris: ["https://orders.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: read, type: "Scope" }] }],
});
new azuread.ServicePrincipal("api-and-client-spa", { clientId: client.clientId });
export const later = write;
