import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";
import { RandomUuid } from "./random";

const read = new RandomUuid("random-ids-read");
const other = new RandomUuid("random-ids-other");
const api = new azuread.Application("random-ids-api", {
  displayName: "Contoso stock",
  api: { oauth2PermissionScopes: [{ id: read.result, value: "Stock.Read", type: "User", enabled: true, ...consent }] },
});
new azuread.ServicePrincipal("random-ids-api", { clientId: api.clientId });
const client = new azuread.Application("random-ids-spa", {
  displayName: "Contoso stock page",
  singlePageApplication: { redirectUris: ["https://stock.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: read.result, type: "Scope" }] }],
});
new azuread.ServicePrincipal("random-ids-spa", { clientId: client.clientId });
export const spare = other.result;
