import { apiOf, type Builder, credentials, exposeScopes, signsIn } from "../build";
import { graph } from "../microsoft";
import { server } from "./web";

/** Applications for other tenants, and for personal accounts. */
export const otherAudiences: Readonly<Record<string, (b: Builder) => void>> = {
  "multi-tenant-web-with-api"(b) {
    const api = b.member("api", (app) => {
      app.signInAudience = "AzureADMultipleOrgs";
      exposeScopes(app, b.random, "Reports.Read");
    });
    const client = b.member("web", (app) => {
      app.signInAudience = "AzureADMultipleOrgs";
      app.web.redirectUris = [`https://saas.contoso.com/${app.appId}/signin-oidc`];
      credentials(app, b.random);
    });
    api.app.api.knownClientApplications = [client.app.appId];
    signsIn(b, client);
    b.delegated(client, apiOf(api), "Reports.Read");
  },
  "multi-tenant-bot"(b) {
    b.member("bot", (app) => {
      app.signInAudience = "AzureADMultipleOrgs";
      credentials(app, b.random);
    });
  },
  // A user flow's application in Azure AD B2C.
  "b2c-spa"(b) {
    const client = b.member("spa", (app) => {
      app.signInAudience = "AzureADandPersonalMicrosoftAccount";
      app.api.requestedAccessTokenVersion = 2;
      app.spa.redirectUris = ["https://shop.contoso.com/callback"];
    });
    b.delegated(client, graph, "openid", "offline_access");
  },
  "mixed-accounts-web"(b) {
    const client = server(b);
    client.app.signInAudience = "AzureADandPersonalMicrosoftAccount";
    client.app.api.requestedAccessTokenVersion = 2;
    if (client.principal) client.principal.signInAudience = client.app.signInAudience;
    signsIn(b, client);
  },
  "personal-accounts-device"(b) {
    const client = b.member(
      "cli",
      (app) => {
        app.signInAudience = "PersonalMicrosoftAccount";
        app.api.requestedAccessTokenVersion = 2;
        app.isFallbackPublicClient = true;
        app.requiredResourceAccess = [{ resourceAppId: graph.appId, resourceAccess: [{ id: userRead, type: "Scope" }] }];
      },
      { flows: ["deviceCode"] },
    );
    // No tenant takes part, so nothing stands for it in this one.
    client.principal = null;
  },
};

const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
