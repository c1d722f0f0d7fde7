import { apiOf, type Builder, certificate, credentials, exposeScopes, federated, secret, signsIn } from "../build";

/** Server-side web applications. */
export const web: Readonly<Record<string, (b: Builder) => void>> = {
  "web-with-secret": (b) => signsIn(b, server(b)),
  "web-with-declared-flow": (b) => signsIn(b, server(b, ["authorizationCode", "refreshToken"])),
  "web-with-federated-credential"(b) {
    const client = b.member("web", (app) => {
      app.web.redirectUris = [`https://jobs.contoso.com/${app.appId}/signin-oidc`];
      app.federatedIdentityCredentials.push(federated(b.random));
    });
    signsIn(b, client);
  },
  // Its credential is on the service principal, as in the days before credentials on applications.
  "web-with-credential-of-principal"(b) {
    const client = b.member("web", (app) => (app.web.redirectUris = ["https://archive.contoso.com/signin"]));
    if (b.random.chance(0.5)) client.principal?.keyCredentials.push(certificate(b.random));
    else client.principal?.passwordCredentials.push(secret(b.random));
    signsIn(b, client);
  },
  // Id tokens come in the form post; no code is redeemed.
  "web-with-id-tokens-only"(b) {
    const client = b.member("web", (app) => {
      app.web.redirectUris = ["https://intranet.contoso.com/signin-oidc"];
      app.web.implicitGrantSettings.enableIdTokenIssuance = true;
    });
    signsIn(b, client);
  },
  "web-for-assigned-users"(b) {
    const client = server(b);
    b.assignedOnly(client);
    signsIn(b, client);
  },
  "web-with-api"(b) {
    const api = b.member("api", (app) => exposeScopes(app, b.random, "Records.Read", "Records.Write"));
    const client = server(b);
    signsIn(b, client);
    b.delegated(client, apiOf(api), "Records.Read");
  },
  // One registration for the site and its own API.
  "web-that-is-its-api"(b) {
    const both = b.member("web", (app) => {
      exposeScopes(app, b.random, "access_as_user");
      app.web.redirectUris = [`https://one.contoso.com/${app.appId}`];
      credentials(app, b.random);
    });
    signsIn(b, both);
    b.delegated(both, apiOf(both), "access_as_user");
  },
};

export function server(b: Builder, flows?: string[]): ReturnType<Builder["member"]> {
  return b.member(
    "web",
    (app) => {
      app.web.redirectUris = [`https://app.contoso.com/${app.appId}/signin-oidc`, "https://localhost:5001/signin-oidc"];
      credentials(app, b.random);
    },
    flows && { flows },
  );
}
