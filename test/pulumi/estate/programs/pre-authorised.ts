import * as azuread from "@pulumi/azuread";
import { consent, signIn } from "./ids";

const use = "9b0d4c1a-6e5f-4a3b-8c2d-1e0f9a8b7c01";
const api = new azuread.Application("pre-authorised-api", {
  displayName: "Contoso notes",
  api: { oauth2PermissionScopes: [{ id: use, value: "access_as_user", type: "User", enabled: true, ...consent }] },
});
new azuread.ServicePrincipal("pre-authorised-api", { clientId: api.clientId });
const client = new azuread.Application("pre-authorised-spa", {
  displayName: "Contoso notes page",
  singlePageApplication: { redirectUris: ["https://notes.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: use, type: "Scope" }] }],
});
new azuread.ServicePrincipal("pre-authorised-spa", { clientId: client.clientId });
new azuread.ApplicationPreAuthorized("pre-authorised-spa", {
  applicationId: api.id,
  authorizedClientId: client.clientId,
  permissionIds: [use],
});
