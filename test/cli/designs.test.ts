import type { ScanResult } from "../../src/findings/result";
import { aadguardHere } from "../support/in-process";
import { folderWith } from "./run";

/*
 * Designs that Microsoft documents: each as a small tenant, through the command line. A correct one yields nothing above note; its
 * faulty twin yields its rule.
 */

type Json = Record<string, unknown>;

const tenant = "b3c1a7de-52f0-4e0c-9d7a-6a1f0e8c2b94";
const appId = "c0ffee11-2233-4455-8677-8899aabbccdd";
const principalId = "d1e2f3a4-b5c6-4d7e-8f90-0112233445f6";
const graph = "00000003-0000-0000-c000-000000000000";
const graphId = "e5f60718-293a-4b4c-8d5e-6f7081920a1b";
const userRead = { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" };
const readAll = { id: "df021288-bdef-4463-88db-98f22de89214", type: "Role" };
const openid = { id: "37f7f235-527c-4136-accd-4a02d197296e", type: "Scope" };
const offline = { id: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", type: "Scope" };
const ofGraph = (...resourceAccess: Json[]): Json => ({ requiredResourceAccess: [{ resourceAppId: graph, resourceAccess }] });

interface Design {
  readonly application: Json;
  readonly principal?: Json;
  /** Scopes that were granted for all users. */
  readonly granted?: string;
  /** `applications` of aadguard.yaml. */
  readonly declares?: string;
}

const dated = { startDateTime: "2026-01-01T00:00:00Z", endDateTime: "2028-01-01T00:00:00Z" };
const secret = { passwordCredentials: [{ keyId: "0a1b2c3d-4e5f-4607-8819-2a3b4c5d6e7f", ...dated }] };
const expiredSecret = { passwordCredentials: [{ ...secret.passwordCredentials[0], endDateTime: "2024-01-01T00:00:00Z" }] };
const laterSecret = { passwordCredentials: [{ ...secret.passwordCredentials[0], startDateTime: "2027-03-01T00:00:00Z" }] };
const certificate = {
  keyCredentials: [{ keyId: "1b2c3d4e-5f60-4718-892a-3b4c5d6e7f80", type: "AsymmetricX509Cert", usage: "Verify", ...dated }],
};
const sharedSecret = { keyCredentials: [{ ...certificate.keyCredentials[0], type: "Symmetric" }] };
const signing = {
  keyCredentials: [{ keyId: "2c3d4e5f-6071-4829-8a3b-4c5d6e7f8091", type: "AsymmetricX509Cert", usage: "Sign", ...dated }],
};

const platforms = (web: string[], spa: string[] = [], native: string[] = [], implicit: Json = {}): Json => ({
  web: { redirectUris: web, implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false, ...implicit } },
  spa: { redirectUris: spa },
  publicClient: { redirectUris: native },
});

const scope = { id: "3d4e5f60-7182-493a-8b4c-5d6e7f809102", value: "Berths.Read", type: "User", isEnabled: true };
const role = { id: "4e5f6071-8293-4a4b-8c5d-6e7f80910213", value: "Berths.All", allowedMemberTypes: ["Application"], isEnabled: true };
const exposes = (scopes: Json[], roles: Json[] = []): Json => ({
  api: { oauth2PermissionScopes: scopes, requestedAccessTokenVersion: 2, preAuthorizedApplications: [], knownClientApplications: [] },
  appRoles: roles,
});

function files({ application, principal, granted, declares }: Design): Record<string, unknown> {
  const app = {
    ...{ id: "f6071829-3a4b-4c5d-8e6f-708192a3b4c5", appId, displayName: "Harbour", signInAudience: "AzureADMyOrg", identifierUris: [] },
    ...{ isFallbackPublicClient: null, applicationTemplateId: null, disabledByMicrosoftStatus: null, tags: [], isDisabled: null },
    ...{ requiredResourceAccess: [], keyCredentials: [], passwordCredentials: [], federatedIdentityCredentials: [] },
    ...platforms([]),
    ...exposes([]),
    ...application,
  } as Json;
  const api = app.api as Json;
  const own = {
    ...{ id: principalId, appId, displayName: app.displayName, accountEnabled: true, appOwnerOrganizationId: tenant },
    ...{ appRoleAssignmentRequired: false, servicePrincipalType: "Application", servicePrincipalNames: [appId] },
    ...{ signInAudience: app.signInAudience, preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null, tags: [] },
    ...{ keyCredentials: [], passwordCredentials: [], replyUrls: [], disabledByMicrosoftStatus: null, isDisabled: null },
    ...{ oauth2PermissionScopes: api.oauth2PermissionScopes, appRoles: app.appRoles },
    ...principal,
  };
  const microsoft = {
    ...{ id: graphId, appId: graph, displayName: "Microsoft Graph", accountEnabled: true, appRoleAssignmentRequired: false },
    ...{ appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a", servicePrincipalType: "Application", tags: [] },
    ...{ servicePrincipalNames: [graph], keyCredentials: [], passwordCredentials: [], disabledByMicrosoftStatus: null },
    ...{ preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null },
  };
  const grant = { id: "g1", clientId: principalId, consentType: "AllPrincipals", resourceId: graphId, scope: granted };
  const page = (name: string, value: unknown[]): Json => ({
    "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${name}`,
    value,
  });
  return {
    "export/applications.json": page("applications", [app]),
    "export/servicePrincipals.json": page("servicePrincipals", [own, microsoft]),
    "export/grants.json": page("oauth2PermissionGrants", granted ? [grant] : []),
    "export/assignments.json": page("appRoleAssignments", []),
    "export/policy.json": {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity",
      id: "authorizationPolicy",
      defaultUserRolePermissions: { permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"] },
    },
    ...(declares ? { "aadguard.yaml": `applications: [{ match: { appId: ${appId} }, ${declares} }]\n` } : {}),
  };
}

async function findings(design: Design): Promise<string[]> {
  const folder = folderWith(files(design));
  try {
    const { stdout } = await aadguardHere(["scan", "export", "--now", "2026-11-30T00:00:00Z", "--format", "json"], folder.path);
    const { findings: found } = JSON.parse(stdout) as ScanResult;
    return found.map(({ severity, ruleId, aadsts }) => `${severity} ${ruleId} ${aadsts.join(" ")}`.trim());
  } finally {
    folder.remove();
  }
}

/** Rules that another person's set of rules may add are no matter here: only what these designs are about. */
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
        application: {
          isFallbackPublicClient: true,
          ...certificate,
          ...platforms([], [], ["http://localhost"]),
          ...ofGraph(userRead, readAll),
        },
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
      "warning web-redirect-without-credential AADSTS7000218",
    ],
    [
      "one whose shared secret is no certificate",
      {
        application: { ...platforms(["https://quay.contoso.com/signin-oidc"]), ...sharedSecret, ...ofGraph(userRead) },
        granted: "User.Read",
      },
      "warning web-redirect-without-credential AADSTS7000218",
    ],
    [
      "a template that is declared to be OAuth",
      {
        application: { ...template("8adf8e6e-67b2-4cf2-a259-e3dc5476c621"), ...platforms(["https://quay.contoso.com/cb"]) },
        declares: "kind: oauth",
        granted: "User.Read",
      },
      "warning web-redirect-without-credential AADSTS7000218",
    ],
    [
      "a client with application permissions only",
      { application: { ...secret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(readAll) } },
      "warning client-without-delegated-permission AADSTS50000 AADSTS90008 AADSTS650056",
    ],
    [
      "the proxy of B2C without the switch",
      { application: frameworkProxy, granted: "openid offline_access" },
      "error public-flow-on-confidential-client AADSTS7000218",
    ],
    [
      "a service connection whose secret has expired",
      { application: { ...expiredSecret, ...platforms(["https://VisualStudio/SPN"]) } },
      "warning all-credentials-expired AADSTS7000222 AADSTS700027",
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
      "warning public-client-with-secret AADSTS700025",
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

test("a single-page application's expired leftover is no missing credential", async () => {
  const leftover = {
    application: { ...expiredSecret, ...platforms([], ["https://quay.contoso.com/"]), ...ofGraph(userRead) },
    granted: "User.Read",
  };
  expect((await findings(leftover)).filter((text) => text.includes("all-credentials-expired"))).toEqual([]);
});
