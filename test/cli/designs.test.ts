import {
  appId,
  userRead,
  readAll,
  openid,
  offline,
  ofGraph,
  secret,
  expiredSecret,
  laterSecret,
  certificate,
  sharedSecret,
  signing,
  platforms,
  pnp,
  scope,
  role,
  exposes,
  findings,
  type Json,
  type Design,
} from "../support/designs";

/*
 * Designs that Microsoft documents: each as a small tenant, through the command line. A correct one yields nothing above note; its
 * faulty twin yields its rule.
 */

/** Notes are not an alarm. */
const above = (found: readonly string[]): string[] => found.filter((text) => !text.startsWith("note"));

const wsFederation = { identifierUris: ["https://quay.contoso.com/"], ...platforms(["https://quay.contoso.com/signin-wsfed"]) };
const proxied = {
  identifierUris: ["https://quay-contoso.msappproxy.net/"],
  ...platforms(["https://quay-contoso.msappproxy.net/"]),
  ...ofGraph(userRead),
};
const framework = {
  displayName: "IdentityExperienceFramework",
  ...platforms(["https://contosob2c.b2clogin.com/contosob2c.onmicrosoft.com"]),
};
const frameworkProxy = {
  displayName: "ProxyIdentityExperienceFramework",
  ...platforms([], [], ["myapp://auth"]),
  ...ofGraph(openid, offline),
};
const pipeline = {
  federatedIdentityCredentials: [
    {
      name: "pipeline",
      issuer: "https://vstoken.dev.azure.com/6f5e4d3c-2b1a-4098-8776-655443322110",
      subject: "sc://contoso/Harbour/deploy",
      audiences: ["api://AzureADTokenExchange"],
    },
  ],
};
const template = (id: string): Json => ({
  applicationTemplateId: id,
  ...platforms(["https://quay.contoso.com/acs"], [], [], { enableIdTokenIssuance: true }),
  ...ofGraph(userRead),
});

describe("correct designs yield nothing above note", () => {
  test.each<[string, Design]>([
    ["a WS-Federation relying party", { application: wsFederation }],
    ["one with a signing key", { application: wsFederation, principal: signing }],
    ["application proxy", { application: proxied, principal: { tags: ["WindowsAzureActiveDirectoryOnPremApp"] }, granted: "User.Read" }],
    ["application proxy, by its URIs", { application: proxied, granted: "User.Read" }],
    [
      "single sign-on by a stored password",
      { application: template("b86c3699-7a3d-472a-82a1-9ff128e0cc54"), principal: { preferredSingleSignOnMode: "password" } },
    ],
    [
      "a link of the gallery",
      { application: template("b86c3699-7a3d-472a-82a1-9ff128e0cc54"), principal: { loginUrl: "https://quay.contoso.com" } },
    ],
    ["the custom template of the global cloud", { application: template("8adf8e6e-67b2-4cf2-a259-e3dc5476c621") }],
    ["the custom template of US Government", { application: template("4602d0b4-76bb-404b-bca9-2652e1a39c6d") }],
    ["the custom template of China", { application: template("5a532e38-1581-4918-9658-008dc27c1d68") }],
    [
      "the framework of B2C",
      { application: { ...framework, ...exposes([scope]), ...ofGraph(openid, offline) }, granted: "openid offline_access" },
    ],
    ["its proxy", { application: { ...frameworkProxy, isFallbackPublicClient: true }, granted: "openid offline_access" }],
    ["a service connection by federation", { application: { ...pipeline, ...platforms(["https://VisualStudio/SPN"]) } }],
    ["a service connection by secret", { application: { ...secret, ...platforms(["https://VisualStudio/SPN4f1c"]) } }],
    [
      "a daemon with a redirect URI for admin consent",
      { application: { ...secret, ...platforms(["https://quay.contoso.com/consented"]), ...ofGraph(readAll) } },
    ],
    [
      "a multi-tenant daemon",
      {
        application: {
          ...secret,
          signInAudience: "AzureADMultipleOrgs",
          ...platforms(["https://quay.contoso.com/done"]),
          ...ofGraph(readAll),
        },
      },
    ],
    ["the P2P Server", { application: { displayName: "P2P Server", identifierUris: ["urn:p2p_cert"], ...expiredSecret } }],
    [
      "public client flows beside a certificate for roles",
      {
        application: pnp,
        granted: "User.Read",
      },
    ],
    ["a desktop application", { application: { ...platforms([], [], ["http://localhost"]), ...ofGraph(userRead) }, granted: "User.Read" }],
    [
      "a wildcard and no scope",
      {
        application: { ...platforms(["https://*.contoso.com/*"], [], [], { enableIdTokenIssuance: true }), ...ofGraph(userRead) },
        granted: "User.Read",
      },
    ],
    ["an identifier URI with capitals", { application: { identifierUris: ["https://contoso.com/Berths"], ...exposes([scope]) } }],
    [
      "its own role, assigned to itself",
      {
        application: {
          identifierUris: [`api://${appId}`],
          ...certificate,
          ...exposes([], [role]),
          requiredResourceAccess: [{ resourceAppId: appId, resourceAccess: [{ id: role.id, type: "Role" }] }],
        },
      },
    ],
    ["a marked registration that is declared", { application: { ...platforms(["https://quay.contoso.com/acs"]) }, declares: "kind: saml" }],
  ])("%s", async (_, design) => {
    expect(above(await findings(design))).toEqual([]);
  });
});

describe("faulty ones yield their rule", () => {
  test.each<[string, Design, string]>([
    [
      "a web client without a credential",
      { application: { ...platforms(["https://quay.contoso.com/signin-oidc"]), ...ofGraph(userRead) }, granted: "User.Read" },
      "warning web-redirect-without-credential AADSTS7000218 AADSTS7000219",
    ],
    [
      "one whose shared secret is not a certificate",
      {
        application: { ...platforms(["https://quay.contoso.com/signin-oidc"]), ...sharedSecret, ...ofGraph(userRead) },
        granted: "User.Read",
      },
      "warning web-redirect-without-credential AADSTS7000218 AADSTS7000219",
    ],
    [
      "a template that is declared to be OAuth",
      {
        application: { ...template("8adf8e6e-67b2-4cf2-a259-e3dc5476c621"), ...platforms(["https://quay.contoso.com/cb"]) },
        declares: "kind: oauth",
        granted: "User.Read",
      },
      "warning web-redirect-without-credential AADSTS7000218 AADSTS7000219",
    ],
    [
      "a client with application permissions only",
      { application: { ...secret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(readAll) } },
      "warning client-without-delegated-permission AADSTS50000 AADSTS90008 AADSTS650056",
    ],
    [
      "the proxy of B2C without the switch",
      { application: frameworkProxy, granted: "openid offline_access" },
      "error public-flow-on-confidential-client AADSTS7000218 AADSTS90136",
    ],
    [
      "a service connection whose secret has expired",
      { application: { ...expiredSecret, ...platforms(["https://VisualStudio/SPN"]) } },
      "warning all-credentials-expired AADSTS7000222 AADSTS700027 AADSTS7000215",
    ],
    [
      "a secret that is not valid yet",
      { application: { ...laterSecret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(userRead) }, granted: "User.Read" },
      "warning all-credentials-expired",
    ],
    [
      "one URI on two platforms",
      {
        application: { ...secret, ...platforms(["https://quay.contoso.com/cb"], ["https://quay.contoso.com/cb"]), ...ofGraph(userRead) },
        granted: "User.Read",
      },
      "warning redirect-uri-on-two-platforms",
    ],
    [
      "a loopback address with two ports",
      {
        application: { ...secret, ...platforms(["http://127.0.0.1:5000/"], ["http://127.0.0.1:3000/"]), ...ofGraph(userRead) },
        granted: "User.Read",
      },
      "warning redirect-uri-on-two-platforms AADSTS90023 AADSTS9002326",
    ],
    [
      "public client flows and a secret for users",
      { application: { isFallbackPublicClient: true, ...secret, ...ofGraph(userRead) }, granted: "User.Read" },
      "warning public-client-with-secret AADSTS700025 AADSTS9002319",
    ],
    [
      "a disabled principal with a secret",
      { application: {}, principal: { accountEnabled: false, ...secret } },
      "error disabled-service-principal AADSTS7000112 AADSTS500014 AADSTS50001 AADSTS7000116 AADSTS7000117",
    ],
  ])("%s", async (_, design, expected) => {
    expect(await findings(design)).toContain(expected);
  });
});

test("a single-page application's expired leftover is not a missing credential", async () => {
  const leftover = {
    application: { ...expiredSecret, ...platforms([], ["https://quay.contoso.com/"]), ...ofGraph(userRead) },
    granted: "User.Read",
  };
  expect((await findings(leftover)).filter((text) => text.includes("all-credentials-expired"))).toEqual([]);
});
