import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";

const use = "c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e01";
const api = new azuread.Application("switched-on-api", {
  displayName: "Contoso rooms",
  api: { oauth2PermissionScopes: [{ id: use, value: "Rooms.Book", type: "User", enabled: true, ...consent }] },
});
new azuread.ServicePrincipal("switched-on-api", { clientId: api.clientId, accountEnabled: true });
const client = new azuread.Application("switched-on-spa", {
  displayName: "Contoso rooms page",
  singlePageApplication: { redirectUris: ["https://rooms.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: use, type: "Scope" }] }],
});
new azuread.ServicePrincipal("switched-on-spa", { clientId: client.clientId });
