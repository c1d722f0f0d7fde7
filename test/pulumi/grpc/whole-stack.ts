import type { WireResource } from "./driver";

/** A GUID that is easy to tell apart. */
export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const graph = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const consentTexts = {
  adminConsentDescription: "d",
  adminConsentDisplayName: "d",
  userConsentDescription: "d",
  userConsentDisplayName: "d",
};
const lasting = { startDate: "2026-01-01T00:00:00Z", endDate: "2999-01-01T00:00:00Z" };
const details = { description: "d", notes: "n", serviceManagementReference: "s", groupMembershipClaims: ["All"] };
const pages = { marketingUrl: "https://m", privacyStatementUrl: "https://p", supportUrl: "https://s", termsOfServiceUrl: "https://t" };

/** Type, name and properties; deployed, so that every value is known. */
type Entry = readonly [type: string, name: string, props: Record<string, unknown>];

const api: Entry[] = [
  [
    "Application",
    "api",
    {
      ...{ objectId: guid(1), clientId: guid(2), displayName: "Orders API", signInAudience: "AzureADMyOrg", ...details, ...pages },
      ...{
        deviceOnlyAuthEnabled: false,
        oauth2PostResponseRequired: false,
        preventDuplicateNames: false,
        logoImage: "x",
        owners: [guid(90)],
      },
      fallbackPublicClientEnabled: false,
      identifierUris: ["api://orders"],
      api: {
        requestedAccessTokenVersion: 2,
        mappedClaimsEnabled: false,
        knownClientApplications: [guid(12)],
        oauth2PermissionScopes: [{ id: guid(3), value: "Orders.Read", type: "User", enabled: true, ...consentTexts }],
      },
      appRoles: [
        { id: guid(4), value: "Orders.All", allowedMemberTypes: ["Application"], displayName: "d", description: "d", enabled: true },
      ],
      optionalClaims: { accessTokens: [{ name: "email" }] },
      password: { displayName: "first", ...lasting },
      tags: ["api"],
      web: {
        redirectUris: ["https://api.example/cb"],
        homepageUrl: "https://api.example",
        logoutUrl: "https://api.example/out",
        implicitGrant: { accessTokenIssuanceEnabled: false, idTokenIssuanceEnabled: false },
      },
      singlePageApplication: { redirectUris: [] },
      publicClient: { redirectUris: [] },
      requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: userRead, type: "Scope" }] }],
    },
  ],
  [
    "ServicePrincipal",
    "api-sp",
    {
      ...{ objectId: guid(5), clientId: guid(2), applicationTenantId: guid(99), type: "Application", displayName: "Orders API" },
      ...{
        accountEnabled: true,
        appRoleAssignmentRequired: false,
        alternativeNames: ["a"],
        description: "d",
        loginUrl: "https://l",
        notes: "n",
      },
      ...{ notificationEmailAddresses: ["a@contoso.example"], owners: [guid(90)], preferredSingleSignOnMode: "oidc" },
      ...{ samlSingleSignOn: { relayState: "r" }, tags: ["api"], useExisting: false },
    },
  ],
  [
    "ServicePrincipalCertificate",
    "api-sp-key",
    {
      servicePrincipalId: `/servicePrincipals/${guid(5)}`,
      type: "AsymmetricX509Cert",
      encoding: "pem",
      value: "x",
      keyId: guid(6),
      ...lasting,
    },
  ],
  [
    "ServicePrincipalPassword",
    "api-sp-secret",
    { servicePrincipalId: `/servicePrincipals/${guid(5)}`, displayName: "s", keyId: guid(7), rotateWhenChanged: { a: "b" }, ...lasting },
  ],
];

const ofPortal = { applicationId: `/applications/${guid(11)}` };
const portal: Entry[] = [
  [
    "ApplicationRegistration",
    "portal",
    {
      ...{ objectId: guid(11), clientId: guid(12), displayName: "Portal", signInAudience: "AzureADMyOrg", ...details, ...pages },
      ...{ homepageUrl: "https://portal.example", logoutUrl: "https://portal.example/out", requestedAccessTokenVersion: 2 },
      ...{ implicitAccessTokenIssuanceEnabled: false, implicitIdTokenIssuanceEnabled: false },
    },
  ],
  [
    "ServicePrincipal",
    "portal-sp",
    { objectId: guid(13), clientId: guid(12), applicationTenantId: guid(99), type: "Application", displayName: "Portal" },
  ],
  ["ApplicationPermissionScope", "portal-read", { ...ofPortal, scopeId: guid(14), value: "Portal.Read", type: "User", ...consentTexts }],
  [
    "ApplicationAppRole",
    "portal-all",
    { ...ofPortal, roleId: guid(15), value: "Portal.All", allowedMemberTypes: ["Application"], displayName: "d", description: "d" },
  ],
  ["ApplicationApiAccess", "portal-orders", { ...ofPortal, apiClientId: guid(2), roleIds: [guid(4)], scopeIds: [guid(3)] }],
  ["ApplicationKnownClients", "portal-clients", { ...ofPortal, knownClientIds: [guid(2)] }],
  ["ApplicationPreAuthorized", "portal-pre", { ...ofPortal, authorizedClientId: guid(2), permissionIds: [guid(14)] }],
  ["ApplicationRedirectUris", "portal-uris", { ...ofPortal, type: "Web", redirectUris: ["https://portal.example/cb"] }],
  ["ApplicationIdentifierUri", "portal-uri", { ...ofPortal, identifierUri: "api://portal" }],
  ["ApplicationFallbackPublicClient", "portal-fallback", { ...ofPortal, enabled: false }],
  [
    "ApplicationCertificate",
    "portal-key",
    { ...ofPortal, type: "AsymmetricX509Cert", encoding: "pem", value: "x", keyId: guid(16), ...lasting },
  ],
  ["ApplicationPassword", "portal-secret", { ...ofPortal, displayName: "s", keyId: guid(17), rotateWhenChanged: { a: "b" }, ...lasting }],
  [
    "ApplicationFederatedIdentityCredential",
    "portal-github",
    { ...ofPortal, displayName: "github", description: "d", issuer: "https://i", subject: "s", audiences: ["a"] },
  ],
  [
    "ApplicationFlexibleFederatedIdentityCredential",
    "portal-flexible",
    { ...ofPortal, displayName: "flexible", description: "d", issuer: "https://i", audience: "a", claimsMatchingExpression: "x" },
  ],
  [
    "ServicePrincipalDelegatedPermissionGrant",
    "portal-consent",
    { servicePrincipalObjectId: guid(13), resourceServicePrincipalObjectId: guid(5), claimValues: ["Orders.Read"] },
  ],
  [
    "AppRoleAssignment",
    "portal-role",
    { appRoleId: guid(4), principalObjectId: guid(13), resourceObjectId: guid(5), principalType: "ServicePrincipal" },
  ],
];

const gallery: Entry[] = [
  [
    "ApplicationFromTemplate",
    "gallery",
    { displayName: "Gallery", templateId: guid(20), applicationObjectId: guid(21), servicePrincipalObjectId: guid(22) },
  ],
  [
    "ServicePrincipalTokenSigningCertificate",
    "gallery-saml",
    { servicePrincipalId: `/servicePrincipals/${guid(22)}`, displayName: "CN=saml", ...lasting },
  ],
];

/** Every resource of azuread that declarations are made of, put right and deployed. */
export const wholeStack: readonly WireResource[] = [...api, ...portal, ...gallery].map(([type, name, props]) => ({
  urn: `urn:pulumi:dev::whole::${token(type)}::${name}`,
  type: token(type),
  props,
  propertyDependencies: Object.fromEntries(Object.keys(props).map((property) => [property, []])),
}));

function token(type: string): string {
  return `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}
