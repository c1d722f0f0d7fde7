import { api, type Case, client, names, principal } from "./case";

const saml = { preferredSingleSignOnMode: "saml" };
/** Codes that are decided by what no reader reads, or by the request alone: nothing may be called broken. */
const beyond: readonly (readonly [number, string])[] = [
  [50101, "Transformation 'Join' of the policy for the principal '{other}' is not valid."],
  [50123, "The claims transformation 'Join' is not valid for '{other}'."],
  [50124, "The claims transformation 'Join' has an invalid expression for '{other}'."],
  [501241, "The parameter 'suffix' of the transformation is missing: id '{other}'."],
  [500212, "The policy of the user's home tenant blocks access to the resource tenant '{otherTenant}'."],
  [500213, "The policy of the resource tenant blocks access of the user of '{otherTenant}'."],
  [530004, "The resource tenant does not accept the compliance of devices of '{otherTenant}'."],
  [1000104, "The endpoint of the cloud 'AzureUSGovernment' is not allowed."],
  [530035, "Security defaults keep the user 'alice@contoso.com' from signing in."],
  [50076, "Due to a configuration change the user must use multi-factor authentication to access '{api}'."],
  [50126, "Error validating credentials due to invalid username or password for 'alice@contoso.com'."],
  [53003, "Access has been blocked by Conditional Access policies."],
  [50058, "A silent sign-in request was sent but no user is signed in."],
  [70008, "The refresh token has expired due to inactivity."],
  [700082, "The refresh token has expired due to inactivity. It was inactive for 90.00:00:00."],
  [50173, "The provided grant has expired due to it being revoked, a fresh auth token is needed."],
  [900144, "The request body must contain the following parameter: 'grant_type'."],
  [90002, "Tenant 'contosso.onmicrosoft.com' not found."],
  [
    500112,
    "The reply address 'https://a.contoso.com' does not match the reply address 'https://a.contoso.com/' provided when requesting Authorization code.",
  ],
  [7000272, "The key with id k1-2026 was not found at issuer 'https://oidc.contoso.com/cluster1'."],
  [700024, "Client assertion is not within its valid time range."],
];
const extension = [1003014, 1003015, 1003016, 1003018, 1003019, 1003020, 1003021, 1003022];

export const otherCases: readonly Case[] = [
  {
    code: 240002,
    texts: ["Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant. App: '{api}'"],
    fault: () => {},
    link: "assertion",
    client: null,
  },
  {
    code: 500136,
    texts: ["The assertion of the application '{api}' is a token of version 2, which this endpoint does not take."],
    fault: () => {},
    link: "assertion",
    client: "Orders API",
  },
  {
    code: 500137,
    texts: ["The assertion of the application '{api}' is a token of version 1, which this endpoint does not take."],
    fault: (t) => api(t, { api: { ...(t.applications[1].api as object), requestedAccessTokenVersion: 1 } }),
    link: "assertion",
    client: "Orders API",
  },
  {
    code: 501461,
    texts: [
      "AcceptMappedClaims is only supported for a token audience matching the application GUID or an audience within the tenant's verified domains. App: '{api}'",
    ],
    client: null,
  },
  {
    code: 650051,
    texts: [
      "The application needs a service principal, and the name 'api://orders' is present in the tenant already.",
      "The service principal name 'api://orders' is used by another object. client_id={api}",
    ],
    fault: (t) => {
      principal(t, 0, { servicePrincipalNames: ["api://orders"] });
      principal(t, 1, { servicePrincipalNames: ["api://orders"] });
    },
    link: "unique-names",
    client: null,
  },
  { code: 700001, texts: ["SAML tokens of the application '{api}' cannot be exchanged without an optional claim."], client: null },
  {
    code: 700030,
    texts: [
      "Invalid certificate - subject name in certificate is not authorized. SubjectNames/SubjectAlternativeNames in token certificate are: 'orders.contoso.com'. App: '{client}'",
    ],
  },
  { code: 700032, texts: ["The application '{client}' has no trusted certificate subjects."] },
  {
    code: 700039,
    texts: ["The resource '00000000-0000-0000-0000-000000000000' is not valid. client_id={client}"],
    fault: (t) => client(t, { requiredResourceAccess: [{ resourceAppId: "00000000-0000-0000-0000-000000000000", resourceAccess: [] }] }),
    link: "resource-id",
  },
  {
    code: 700222,
    texts: [
      "Tokens issued by Microsoft Entra ID may not be used for federated identity credential flows for applications. App: '{client}'",
    ],
    fault: (t) =>
      client(t, {
        federatedIdentityCredentials: [
          {
            id: "f1",
            name: "entra",
            issuer: `https://login.microsoftonline.com/${names.tenant}/v2.0`,
            subject: names.other,
            audiences: ["api://AzureADTokenExchange"],
          },
        ],
      }),
    link: "federated-credential",
  },
  ...[900941, 900981].map((code): Case => ({
    code,
    texts: ["Admin consent is required: the application '{client}' is rated as risky."],
    fault: () => {},
  })),
  {
    code: 7000113,
    texts: ["The application '{api}' is not allowed to make on-behalf-of calls with tokens of applications."],
    client: null,
  },
  { code: 7000225, texts: ["The certificate presented is a managed identity's, and '{client}' is none."] },
  {
    code: 9001023,
    texts: ["The grant type is not supported over the /common or /consumers endpoints. client_id={client}&grant_type=password"],
    fault: () => {},
    link: "authority",
  },
  {
    code: 9002337,
    texts: ["Application '{client}'(Orders Web) is configured for use by work accounts only and is asked for through common."],
    fault: () => {},
    link: "accounts",
  },
  {
    code: 1003017,
    texts: ["The service principal of the extensions is missing in the tenant."],
    fault: () => {},
    link: "authentication-extension",
    client: null,
  },
  ...beyond.map(([code, text]): Case => ({ code, texts: [text], client: null })),
  ...extension.map((code): Case => ({ code, texts: ["The custom extension 'orders' is not configured as it has to be."], client: null })),
  {
    code: 50003,
    texts: ["No signing key is configured for the application. client_id={client}"],
    fault: (t) => principal(t, 0, saml),
    link: "token-signing",
  },
  {
    code: 500031,
    texts: ["Cannot find a signing certificate configured for the application '{client}'."],
    fault: (t) => principal(t, 0, saml),
    link: "token-signing",
  },
  ...[50007, 50165].map((code): Case => ({
    code,
    texts: ["The encryption certificate of the partner was not found for the application '{client}'."],
    fault: (t) => {
      client(t, { tokenEncryptionKeyId: names.gone });
      principal(t, 0, { ...saml, tokenEncryptionKeyId: names.gone });
    },
    link: "registration",
  })),
  {
    code: 76021,
    texts: ["The request sent by the client '{client}' is not signed while the application requires signed requests."],
    fault: (t) => {
      client(t, { requestSignatureVerification: { isSignedRequestRequired: true } });
      principal(t, 0, saml);
    },
    link: "registration",
  },
  {
    code: 50146,
    texts: ["This application is required to be configured with an application-specific signing key. App: '{client}'"],
    fault: () => {},
  },
  {
    code: 90129,
    texts: [
      "Resource '{api}'(Orders API) has a configured token version of '1' and is not supported over the /common or /consumers endpoints.",
    ],
    fault: (t) => void Object.assign(t.applications[1], { api: { ...(t.applications[1].api as object), requestedAccessTokenVersion: 1 } }),
    link: "accounts",
    client: null,
  },
  { code: 7000114, texts: ["Application '{api}' is not allowed to make application on-behalf-of calls."], client: null },
];
