import { certificate, type Case, client } from "./case";

const secret = (endDateTime: string) => ({
  keyId: "072be88e-ba2c-586f-8f7a-878160689e0a",
  startDateTime: "2020-01-01T00:00:00Z",
  endDateTime,
});
const expired = [secret("2021-01-01T00:00:00Z")];
const invalid = [
  "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.",
  "Invalid client secret is provided for app '{client}'.",
];
const noSecret = [
  "The request body must contain the following parameter: 'client_assertion' or 'client_secret'. client_id={client}",
  "The request body must contain the following parameter: 'client_secret or client_assertion'. client_id={client}&grant_type=authorization_code",
];
const notRegistered = [
  "Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', Please visit the portal to see configured keys for app Id '{client}']",
  "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', app Id '{client}']",
];
const federated = (fields: object) => ({
  id: "f1",
  name: "github",
  issuer: "https://token.actions.githubusercontent.com",
  subject: "repo:contoso/orders:ref:refs/heads/main",
  audiences: ["api://AzureADTokenExchange"],
  ...fields,
});
const record = "No matching federated identity record found for presented assertion";
const of =
  (fields: object) =>
  (t: Parameters<NonNullable<Case["fault"]>>[0]): void =>
    client(t, { federatedIdentityCredentials: [federated(fields)], passwordCredentials: [] });

export const credentialCases: readonly Case[] = [
  { code: 7000215, texts: invalid, fault: (t) => client(t, { passwordCredentials: [] }), link: "credential" },
  { code: 7000215, texts: invalid, fault: (t) => client(t, { passwordCredentials: expired }), link: "credential" },
  {
    code: 50012,
    texts: ["Invalid client secret is provided for app '{client}'."],
    fault: (t) => client(t, { passwordCredentials: [] }),
    link: "credential",
  },
  {
    code: 70002,
    texts: ["Error validating credentials for app '{client}'. AADSTS50012: Invalid client secret is provided."],
    fault: (t) => client(t, { passwordCredentials: [] }),
    link: "credential",
  },
  {
    code: 7000222,
    texts: [
      "The provided client secret keys for app '{client}' are expired. Visit the portal to create new keys.",
      "The provided client secret keys are expired. client_id={client}",
    ],
    fault: (t) => client(t, { passwordCredentials: expired }),
    link: "credential",
  },
  {
    code: 7000222,
    texts: ["The provided client secret keys for app '{client}' are expired."],
    fault: (t) => client(t, { passwordCredentials: expired, keyCredentials: [certificate] }),
    link: "credential",
  },
  { code: 7000218, texts: noSecret, fault: (t) => client(t, { passwordCredentials: [] }), link: "credential" },
  ...[7000216, 7000219].map((code): Case => ({
    code,
    texts: ["'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type. client_id={client}"],
    fault: (t) => client(t, { passwordCredentials: [] }),
    link: "credential",
  })),
  {
    code: 90136,
    texts: ["The device code request of the client '{client}' needs a credential."],
    fault: () => {},
    link: "client-type",
  },
  {
    code: 700025,
    texts: ["Client is public so neither 'client_assertion' nor 'client_secret' should be presented. client_id={client}"],
    fault: (t) => client(t, { isFallbackPublicClient: true }),
    link: "credential",
  },
  {
    code: 9002319,
    texts: ["The client '{client}' is public and must not send a credential."],
    fault: (t) => client(t, { isFallbackPublicClient: true }),
    link: "credential",
  },
  { code: 700027, texts: notRegistered, fault: (t) => client(t, { keyCredentials: [] }), link: "credential" },
  {
    code: 700027,
    texts: notRegistered,
    fault: (t) => client(t, { keyCredentials: [{ ...certificate, customKeyIdentifier: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }] }),
    link: "credential",
  },
  {
    code: 700026,
    texts: ["Client application '{client}' has no configured keys."],
    fault: (t) => client(t, { keyCredentials: [] }),
    link: "credential",
  },
  {
    code: 70025,
    texts: [
      "The client 'Orders Web'({client}) has no configured federated identity credentials.",
      "The client '{client}' has no configured federated identity credentials.",
    ],
    fault: () => {},
    link: "federated-credential",
  },
  {
    code: 7000226,
    texts: ["The application ({client}) has no federated credential for the presented assertion."],
    fault: () => {},
    link: "federated-credential",
  },
  {
    code: 700213,
    texts: ["repo:contoso/orders:ref:refs/heads/dev", "repo:contoso/orders:environment:prod", "repo:contoso/orders:pull_request"].map(
      (s) =>
        `${record} subject '${s}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    ),
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 7002138,
    texts: [`${record} subject 'repo:Contoso/Orders:ref:refs/heads/main'. The comparison is case-sensitive.`],
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 7002137,
    texts: [`${record} subject '/eid1/c/pub/t/abc/a/def'. The expected subject is '/eid1/c/pub/t/abc/a/ghi'.`],
    fault: of({
      issuer: "https://login.microsoftonline.com/1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55/v2.0",
      subject: "/eid1/c/pub/t/abc/a/xyz",
    }),
    link: "federated-credential",
  },
  {
    code: 700211,
    texts: [
      "https://token.actions.githubusercontent.com/",
      "https://token.actions.githubusercontent.com/contoso",
      "https://oidc.prod-aks.azure.com/abc/",
    ].map((i) => `${record} issuer '${i}'.`),
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 700212,
    texts: [`${record} audience 'https://github.com/contoso'.`, `${record} audience 'api://AzureADTokenExchangeChina'.`],
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 70021,
    texts: [
      `${record}. Assertion Issuer: 'https://token.actions.githubusercontent.com'. Assertion Subject: 'repo:contoso/orders:pull_request'. Assertion Audience: 'api://AzureADTokenExchange'.`,
    ],
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 7000227,
    texts: [
      "No federated credential fits for the application '{client}'. Expected subject 'f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7', expected issuer 'https://login.microsoftonline.com/{tenant}/v2.0', expected audience 'api://AzureADTokenExchange'.",
    ],
    fault: of({}),
    link: "federated-credential",
  },
  {
    code: 70052,
    texts: ["The identity must be a managed identity or a single tenant application. App: '{client}'"],
    fault: (t) => {
      of({ issuer: "https://login.microsoftonline.com/1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55/v2.0" })(t);
      client(t, { signInAudience: "AzureADMultipleOrgs" });
    },
    link: "federated-credential",
  },
  {
    code: 50013,
    texts: ["Assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}'"],
    client: null,
  },
];
