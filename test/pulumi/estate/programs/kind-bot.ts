import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { consent, signIn } from "./ids";

// A bot with single sign-on in Teams.
const scope = "1f0e6f0a-58c3-4d4e-9a7b-0c1d2e3f4a52";
const teams = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";
const app = new azuread.Application(
  "kind-bot",
  {
    displayName: "Contoso helpdesk bot",
    web: { redirectUris: ["https://token.botframework.com/.auth/web/redirect"] },
    requiredResourceAccesses: [signIn],
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ id: scope, value: "access_as_user", ...consent }] },
  },
  { ignoreChanges: ["identifierUris"] },
);
new azuread.ApplicationIdentifierUri("kind-bot", { applicationId: app.id, identifierUri: pulumi.interpolate`api://botid-${app.clientId}` });
new azuread.ApplicationPreAuthorized("kind-bot-teams", { applicationId: app.id, authorizedClientId: teams, permissionIds: [scope] });
new azuread.ServicePrincipal("kind-bot", { clientId: app.clientId });
new azuread.ApplicationPassword("kind-bot", { applicationId: app.id });
