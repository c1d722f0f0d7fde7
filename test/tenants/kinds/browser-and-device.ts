import { apiOf, type Builder, exposeRoles, exposeScopes, signsIn } from "../build";

/** Single-page applications, mobile and desktop applications, command lines: clients without a secret. */
export const browserAndDevice: Readonly<Record<string, (b: Builder) => void>> = {
  spa: (b) => signsIn(b, singlePage(b)),
  "spa-with-api"(b) {
    const api = b.member("api", (app) => {
      exposeScopes(app, b.random, "Records.Read", "Records.Write");
      exposeRoles(app, b.random, "Records.Read.All");
    });
    const client = singlePage(b);
    signsIn(b, client);
    b.delegated(client, apiOf(api), "Records.Read");
  },
  // The API names its client: no consent is needed, and the client lists the API all the same.
  "spa-pre-authorised"(b) {
    const api = b.member("api", (app) => exposeScopes(app, b.random, "Records.Read"));
    const client = singlePage(b);
    signsIn(b, client);
    const [scope] = api.app.api.oauth2PermissionScopes;
    const ids = [scope?.id ?? ""];
    api.app.api.preAuthorizedApplications = [{ appId: client.app.appId, delegatedPermissionIds: ids }];
    client.app.requiredResourceAccess.push({ resourceAppId: api.app.appId, resourceAccess: ids.map((id) => ({ id, type: "Scope" })) });
  },
  mobile(b) {
    const client = b.member("mobile", (app) => {
      app.publicClient.redirectUris = [`msal${app.appId}://auth`, `msauth.com.contoso.field://auth`];
    });
    signsIn(b, client);
  },
  desktop(b) {
    const client = b.member(
      "desktop",
      (app) => {
        app.isFallbackPublicClient = true;
        app.publicClient.redirectUris = ["http://localhost", "https://login.microsoftonline.com/common/oauth2/nativeclient"];
      },
      { flows: ["authorizationCode", "refreshToken"] },
    );
    signsIn(b, client);
  },
  "desktop-of-unknown-flow"(b) {
    const client = b.member("desktop", (app) => {
      app.isFallbackPublicClient = true;
      app.publicClient.redirectUris = ["https://login.microsoftonline.com/common/oauth2/nativeclient"];
    });
    signsIn(b, client);
  },
  "device-code-cli"(b) {
    const client = b.member("cli", (app) => (app.isFallbackPublicClient = true), { flows: ["deviceCode", "refreshToken"] });
    signsIn(b, client);
  },
};

function singlePage(b: Builder): ReturnType<Builder["member"]> {
  return b.member("spa", (app) => (app.spa.redirectUris = [`https://spa.contoso.com/${app.appId}/`, "http://localhost:3000"]));
}
