import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { consent, signIn } from "./ids";

const use = "f0e1d2c3-b4a5-4968-8776-655443322101";
const api = new azuread.Application(
  "own-identifier-api",
  {
    displayName: "Contoso files",
    api: { oauth2PermissionScopes: [{ id: use, value: "Files.Read", type: "User", enabled: true, ...consent }] },
    appRoles: [
      {
        id: "f0e1d2c3-b4a5-4968-8776-655443322102",
        allowedMemberTypes: ["Application"],
        value: "Files.All",
        displayName: "All",
        description: "All",
      },
    ],
  },
  { ignoreChanges: ["identifierUris"] },
);
new azuread.ServicePrincipal("own-identifier-api", { clientId: api.clientId });
new azuread.ApplicationIdentifierUri("own-identifier-api", {
  applicationId: api.id,
  identifierUri: pulumi.interpolate`api://${api.clientId}`,
});
const client = new azuread.Application("own-identifier-spa", {
  displayName: "Contoso files page",
  singlePageApplication: { redirectUris: ["https://files.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: use, type: "Scope" }] }],
});
new azuread.ServicePrincipal("own-identifier-spa", { clientId: client.clientId });
