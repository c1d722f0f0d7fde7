import { descriptions, graph, nameFor } from "./words.mjs";

const valid = { startDateTime: "2025-01-15T08:00:00Z", endDateTime: "2099-12-31T00:00:00Z" };
const noUrls = { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null };

/** An application as Microsoft Graph v1.0 writes it, with nothing of its kind in it yet. */
export function blankApplication(random, index) {
  const appId = random.guid();
  return {
    id: random.guid(),
    deletedDateTime: null,
    appId,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    createdDateTime: "2024-03-14T09:34:02Z",
    displayName: nameFor(random, index),
    description: random.pick(descriptions),
    groupMembershipClaims: null,
    identifierUris: [],
    isDeviceOnlyAuthSupported: null,
    isFallbackPublicClient: null,
    nativeAuthenticationApisEnabled: null,
    notes: random.pick(descriptions),
    publisherDomain: "contoso.com",
    serviceManagementReference: null,
    signInAudience: "AzureADMyOrg",
    tags: ["HideApp", "owner:platform", `costcentre:${1000 + random.below(9000)}`],
    tokenEncryptionKeyId: null,
    uniqueName: null,
    samlMetadataUrl: null,
    defaultRedirectUri: null,
    certification: null,
    optionalClaims: {
      idToken: ["upn", "email", "auth_time"].map((name) => ({ additionalProperties: [], essential: false, name, source: null })),
      accessToken: [],
      saml2Token: [],
    },
    servicePrincipalLockConfiguration: {
      isEnabled: true,
      allProperties: true,
      credentialsWithUsageVerify: true,
      credentialsWithUsageSign: true,
      identifierUris: false,
      tokenEncryptionKeyId: true,
    },
    requestSignatureVerification: null,
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: [],
    info: noUrls,
    keyCredentials: [],
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
    passwordCredentials: [],
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: [],
    },
    spa: { redirectUris: [] },
    federatedIdentityCredentials: [],
  };
}

/** What makes an application one of a kind. Kinds that sign users in ask Microsoft Graph and, some, an API of the tenant. */
export const kinds = {
  api(app, random) {
    app.identifierUris = [`api://${app.appId}`];
    app.api.oauth2PermissionScopes = ["Read", "ReadWrite", "Approve"].map((value) => scope(random, value));
    app.appRoles = ["Read.All", "Process.All"].map((value) => role(random, value));
  },
  web(app, random, api) {
    app.web.redirectUris = redirectUris(app, 3);
    app.passwordCredentials = [secret(random)];
    app.keyCredentials = [certificate(random)];
    signsIn(app, random, api);
  },
  spa(app, random, api) {
    app.spa.redirectUris = redirectUris(app, 4);
    signsIn(app, random, api);
  },
  native(app, random, api) {
    app.isFallbackPublicClient = false;
    app.publicClient.redirectUris = ["https://login.microsoftonline.com/common/oauth2/nativeclient", `msal${app.appId}://auth`];
    signsIn(app, random, api);
  },
  daemon(app, random, api) {
    app.keyCredentials = [certificate(random), certificate(random)];
    if (api) app.requiredResourceAccess = [{ resourceAppId: api.appId, resourceAccess: [{ id: api.roles[0].id, type: "Role" }] }];
  },
  idle() {},
};

export function secret(random) {
  return { customKeyIdentifier: null, displayName: "pipeline", ...valid, hint: "x1~", keyId: random.guid(), secretText: null };
}

export function certificate(random) {
  return {
    customKeyIdentifier: random.thumbprint(),
    displayName: "CN=platform.contoso.com",
    ...valid,
    key: null,
    keyId: random.guid(),
    type: "AsymmetricX509Cert",
    usage: "Verify",
  };
}

function signsIn(app, random, api) {
  const names = ["User.Read", "openid", "profile", "offline_access", "email"];
  const resourceAccess = names.map((name) => ({ id: graph.scopes[name], type: "Scope" }));
  app.requiredResourceAccess = [{ resourceAppId: graph.appId, resourceAccess }];
  if (api && random.chance(0.3)) {
    app.requiredResourceAccess.push({ resourceAppId: api.appId, resourceAccess: [{ id: api.scopes[0].id, type: "Scope" }] });
  }
}

function redirectUris({ appId }, count) {
  return Array.from({ length: count }, (_, index) => `https://branch-${index}.contoso.com/${appId}/signin-oidc`);
}

function scope(random, value) {
  const text = `${value} the records of the branch office on behalf of the signed-in user.`;
  return {
    adminConsentDescription: text,
    adminConsentDisplayName: value,
    id: random.guid(),
    isEnabled: true,
    type: "User",
    userConsentDescription: text,
    userConsentDisplayName: value,
    value: `Records.${value}`,
  };
}

function role(random, value) {
  return {
    allowedMemberTypes: ["Application"],
    description: `${value}: all records of the branch office`,
    displayName: value,
    id: random.guid(),
    isEnabled: true,
    origin: "Application",
    value: `Records.${value}`,
  };
}
