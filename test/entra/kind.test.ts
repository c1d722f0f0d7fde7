import { kindOf, type Kind } from "../../src/entra/kind";
import type { Application, ServicePrincipal } from "../../src/model/declarations";
import { readInputs } from "../../src/sources";

type Json = Record<string, unknown>;

const appId = "5a1d2c3b-7e6f-4a58-9b0c-d1e2f3a4b5c6";
const tenant = "1c0f4d6e-8a2b-4c3d-9e5f-60718293a4b5";

const plainApplication: Json = {
  id: "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f",
  appId,
  displayName: "Harbour",
  signInAudience: "AzureADMyOrg",
  identifierUris: [],
  isFallbackPublicClient: null,
  applicationTemplateId: null,
  tags: [],
  api: { oauth2PermissionScopes: [], requestedAccessTokenVersion: 2 },
  appRoles: [],
  requiredResourceAccess: [],
  keyCredentials: [],
  passwordCredentials: [],
  federatedIdentityCredentials: [],
  web: { redirectUris: [], homePageUrl: null, implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false } },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
};

const plainPrincipal: Json = {
  id: "7f8e9d0c-1b2a-4394-8576-0a1b2c3d4e5f",
  appId,
  displayName: "Harbour",
  accountEnabled: true,
  appOwnerOrganizationId: tenant,
  servicePrincipalType: "Application",
  servicePrincipalNames: [appId],
  replyUrls: [],
  keyCredentials: [],
  passwordCredentials: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
  tags: [],
};

const web = (...redirectUris: string[]): Json => ({ web: { ...(plainApplication.web as Json), redirectUris } });
const secret = { passwordCredentials: [{ keyId: "2d1e0f9a-8b7c-4d6e-9f50-a1b2c3d4e5f6", endDateTime: "2028-01-01T00:00:00Z" }] };
const signing = {
  keyCredentials: [
    { keyId: "9c8b7a6f-5e4d-4c3b-8a29-1807f6e5d4c3", type: "AsymmetricX509Cert", usage: "Sign", endDateTime: "2028-01-01T00:00:00Z" },
  ],
};
const federated = (issuer: string, subject: string): Json => ({
  federatedIdentityCredentials: [{ name: "pipeline", issuer, subject, audiences: ["api://AzureADTokenExchange"] }],
});

/** As the readers hand it over. */
function read(collection: "applications" | "servicePrincipals", object: Json): unknown {
  const text = JSON.stringify({ applications: [], servicePrincipals: [], [collection]: [object] });
  return readInputs(["-"], { stdin: () => Buffer.from(text) }).declarations[0];
}

function kindsOf(application: Json, principal: Json | null = {}, declared?: Kind): readonly string[] {
  const app = read("applications", { ...plainApplication, ...application }) as Application;
  const sp = principal && (read("servicePrincipals", { ...plainPrincipal, ...principal }) as ServicePrincipal);
  const { kinds, open } = kindOf(app, sp ?? undefined, declared);
  return open ? [`open: ${open.field} (${open.reason})`] : kinds;
}

const customTemplates = [
  "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
  "4602d0b4-76bb-404b-bca9-2652e1a39c6d",
  "5a532e38-1581-4918-9658-008dc27c1d68",
];

const acs = "https://harbour.contoso.com/acs";

test.each<[string, Json, Json | null, string[]]>([
  ["a plain registration", {}, {}, ["oauth"]],
  ["a web application", web("https://harbour.contoso.com/signin-oidc"), {}, ["oauth"]],
  ["mode saml", web(acs), { preferredSingleSignOnMode: "saml" }, ["saml"]],
  ["mode SAML in capitals", web(acs), { preferredSingleSignOnMode: "SAML" }, ["saml"]],
  [
    "mode oidc over a template",
    { applicationTemplateId: customTemplates[0], ...web(acs) },
    { preferredSingleSignOnMode: "oidc" },
    ["oauth"],
  ],
  ["mode password", web(acs), { preferredSingleSignOnMode: "password" }, ["passwordSso"]],
  ["the tag of custom single sign-on", { tags: ["WindowsAzureActiveDirectoryCustomSingleSignOnApplication"] }, {}, ["saml"]],
  ["a metadata document", { samlMetadataUrl: "https://harbour.contoso.com/metadata" }, {}, ["saml"]],
  ["a signing key and nothing of OAuth", web(acs), signing, ["saml"]],
  ["a signing key of an OAuth client", { ...web(acs), ...secret }, signing, ["oauth"]],
  [
    "a realm and a reply URL that says WS-Federation",
    { identifierUris: ["https://harbour.contoso.com/"], ...web("https://harbour.contoso.com/signin-wsfed") },
    {},
    ["wsFederation"],
  ],
  [
    "the same with a signing key",
    { identifierUris: ["https://harbour.contoso.com/"], ...web("https://harbour.contoso.com/signin-wsfed") },
    signing,
    ["wsFederation"],
  ],
  [
    "a realm and another reply URL",
    { identifierUris: ["https://harbour.contoso.com/"], ...web("https://harbour.contoso.com/app") },
    {},
    ["open: identifierUris (kind)"],
  ],
  [
    "the same with a secret",
    { identifierUris: ["https://harbour.contoso.com/"], ...web("https://harbour.contoso.com/app"), ...secret },
    {},
    ["oauth"],
  ],
  ["an API's identifier URI", { identifierUris: [`api://${appId}`], ...web("https://harbour.contoso.com/app") }, {}, ["oauth"]],
  ["a link of the gallery", { applicationTemplateId: customTemplates[0] }, { loginUrl: "https://harbour.contoso.com" }, ["linked"]],
  [
    "a gallery application without single sign-on",
    { applicationTemplateId: customTemplates[0] },
    { preferredSingleSignOnMode: "notSupported" },
    ["linked"],
  ],
  ...customTemplates.map((id): [string, Json, Json | null, string[]] => [
    `the custom template ${id}`,
    { applicationTemplateId: id, ...web(acs) },
    {},
    ["open: preferredSingleSignOnMode (kind)"],
  ]),
  ["a template, and a secret", { applicationTemplateId: customTemplates[1], ...web(acs), ...secret }, {}, ["oauth"]],
  [
    "a gallery application alone",
    { ...web(acs), appRoles: [{ id: "a", value: "msiam_access", allowedMemberTypes: ["User"] }] },
    null,
    ["open: preferredSingleSignOnMode (kind)"],
  ],
  [
    "application proxy by its tag",
    web("https://harbour.contoso.com/"),
    { tags: ["WindowsAzureActiveDirectoryOnPremApp"] },
    ["applicationProxy"],
  ],
  [
    "application proxy by its URIs",
    { identifierUris: ["https://harbour-contoso.msappproxy.net/"], ...web("https://harbour-contoso.msappproxy.net/") },
    {},
    ["applicationProxy"],
  ],
  [
    "application proxy with SAML",
    web(acs),
    { tags: ["WindowsAzureActiveDirectoryOnPremApp"], preferredSingleSignOnMode: "saml" },
    ["applicationProxy", "saml"],
  ],
  ["a client with a redirect URI of the proxy", { ...web("https://harbour-contoso.msappproxy.net/"), ...secret }, {}, ["oauth"]],
  ["Azure DevOps' placeholder", { ...web("https://VisualStudio/SPN"), ...secret }, {}, ["serviceConnection"]],
  [
    "Azure DevOps' old issuer",
    federated("https://vstoken.dev.azure.com/6f5e4d3c-2b1a-4098-8776-655443322110", "sc://contoso/Harbour/deploy"),
    {},
    ["serviceConnection"],
  ],
  [
    "Azure DevOps' new issuer",
    federated(`https://login.microsoftonline.com/${tenant}/v2.0`, "/eid1/c/pub/t/bk0PHCuKPUyeX2BxgpOktQ/a/rISbSSETf0KqFyZ8ppdXmA/sc/x/y"),
    {},
    ["serviceConnection"],
  ],
  ["GitHub's issuer", federated("https://token.actions.githubusercontent.com", "repo:contoso/harbour:ref:refs/heads/main"), {}, ["oauth"]],
  ["a bot", { identifierUris: [`api://botid-${appId}`], ...secret }, {}, ["bot"]],
  ["a bot behind a host", { identifierUris: [`api://bots.contoso.com/botid-${appId}`] }, {}, ["bot"]],
  ["a connector", web("https://global.consent.azure-apim.net/redirect"), {}, ["connector"]],
  [
    "B2C's framework",
    { displayName: "IdentityExperienceFramework", ...web("https://contosob2c.b2clogin.com/contosob2c.onmicrosoft.com") },
    {},
    ["b2cFramework"],
  ],
  [
    "its proxy",
    { displayName: "ProxyIdentityExperienceFramework", publicClient: { redirectUris: ["myapp://auth"] } },
    {},
    ["b2cFramework"],
  ],
  ["the framework's name alone", { displayName: "IdentityExperienceFramework" }, {}, ["oauth"]],
  ["the P2P Server", { identifierUris: ["urn:p2p_cert"] }, {}, ["microsoftMade"]],
  ["an agent's blueprint", { "@odata.type": "#microsoft.graph.agentIdentityBlueprint" }, {}, ["agent"]],
  ["an agent", {}, { servicePrincipalType: "ServiceIdentity" }, ["agent"]],
  ["a managed identity", {}, { servicePrincipalType: "ManagedIdentity" }, ["managedIdentity"]],
  ["a principal of SharePoint ACS", {}, { servicePrincipalType: "Legacy" }, ["legacyAcs"]],
])("%s", (_, application, principal, expected) => {
  expect(kindsOf(application, principal)).toEqual(expected);
});

test("a mode that was not exported leaves it open, unless a mark decides", () => {
  expect(kindsOf(web(acs), { preferredSingleSignOnMode: undefined })).toEqual(["open: preferredSingleSignOnMode (absent)"]);
  expect(kindsOf(web("https://VisualStudio/SPN"), { preferredSingleSignOnMode: undefined })).toEqual(["serviceConnection"]);
});

test("what shows OAuth but cannot be seen leaves it open", () => {
  const hidden = { applicationTemplateId: customTemplates[2], passwordCredentials: undefined, ...web(acs) };
  expect(kindsOf(hidden)).toEqual(["open: passwordCredentials (absent)"]);
});

test("what aadguard.yaml declares decides", () => {
  expect(kindsOf({ applicationTemplateId: customTemplates[0], ...web(acs) }, {}, "saml")).toEqual(["saml"]);
  expect(kindsOf(web(acs), { preferredSingleSignOnMode: "saml" }, "oauth")).toEqual(["oauth"]);
});
