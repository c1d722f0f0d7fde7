import { api, type Case, client, principal, without } from "./case";

const notFound = [
  "Application with identifier '{client}' was not found in the directory '{tenantName}'. This can happen if the application has not been installed.",
  "Application with identifier '{client}' was not found in the directory '{tenant}'.",
  "Application with identifier {client} was not found in the directory {tenant}",
];

export const clientCases: readonly Case[] = [
  { code: 700016, texts: notFound, fault: (t) => without(t, 0), link: "client-principal" },
  { code: 70001, texts: notFound, fault: (t) => without(t, 0), link: "client-principal" },
  { code: 700011, texts: notFound.slice(0, 1), fault: (t) => without(t, 0), link: "client-principal" },
  {
    code: 700016,
    texts: [
      "Application with identifier '{secretId}' was not found in the directory '{tenantName}'.",
      "Application with identifier '{clientObject}' was not found in the directory '{tenant}'.",
      "Application with identifier 'Orders Web' was not found in the directory '{tenantName}'.",
    ],
    fault: () => {},
    link: "client-id",
    // What was written is not quietly taken for the client that it belongs to.
    client: null,
  },
  {
    code: 700016,
    texts: ["Application with identifier '{client}' was not found in the directory '{otherTenant}'."],
    fault: () => {},
    link: "authority",
  },
  {
    code: 700016,
    texts: ["Application with identifier '{other}' was not found in the directory '{tenantName}'."],
    link: "client-id",
    client: null,
  },
  {
    code: 7000229,
    texts: [
      "The client application {client} is missing service principal in the tenant {tenant}.",
      "The client application {client} is missing service principal in the tenant {tenantName}. See the instructions.",
    ],
    fault: (t) => without(t, 0),
    link: "client-principal",
  },
  {
    code: 7000217,
    texts: ["The service principal named {client} was not found in the tenant named {tenantName}."],
    fault: (t) => without(t, 0),
    link: "client-principal",
  },
  ...[7000112, 7000116].map((code): Case => ({
    code,
    texts: ["Application '{client}'(Orders Web) is disabled.", "The application '{client}' is disabled within the tenant {tenantName}."],
    fault: (t) => principal(t, 0, { accountEnabled: false }),
    link: "client-enabled",
  })),
  {
    code: 7000112,
    texts: ["Application '{client}'(Orders Web) is disabled."],
    fault: (t) => client(t, { disabledByMicrosoftStatus: "DisabledDueToViolationOfServicesAgreement" }),
    link: "client-enabled",
  },
  {
    code: 50194,
    texts: [
      "Application '{client}'(Orders Web) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'.",
    ],
    fault: () => {},
    link: "authority",
  },
  {
    code: 90130,
    texts: [
      "Application '{client}' (Orders Web) is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
    ],
    fault: () => {},
    link: "accounts",
  },
  {
    code: 9002331,
    texts: [
      "Application '{client}'(Orders Web) is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.",
    ],
    fault: (t) => client(t, { signInAudience: "PersonalMicrosoftAccount" }),
    link: "authority",
  },
  {
    code: 9002332,
    texts: [
      "Application '{client}'(Orders Web) is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.",
    ],
    fault: () => {},
    link: "accounts",
  },
  {
    code: 50020,
    texts: [
      "User account 'alice@fabrikam.com' from identity provider 'https://sts.windows.net/{otherTenant}/' does not exist in tenant '{tenantName}' and cannot access the application '{client}'(Orders Web) in that tenant.",
      "User account 'alice@outlook.com' from identity provider 'live.com' does not exist in tenant '{tenantName}' and cannot access the application '{client}'(Orders Web) in that tenant.",
    ],
    fault: () => {},
    link: "accounts",
  },
  ...[500200, 500202, 500204, 9002339].map((code): Case => ({
    code,
    texts: [
      "User account 'alice@outlook.com' is a personal Microsoft account. Personal Microsoft accounts are not supported for the application '{client}'.",
    ],
    fault: () => {},
    link: "accounts",
  })),
  ...[500206, 500207, 500201, 90027].map((code): Case => ({
    code,
    texts: ["The account type of 'alice@outlook.com' cannot be used for the resource you are trying to access. App: '{client}'"],
    fault: () => {},
    link: "accounts",
  })),
  {
    code: 650059,
    texts: ["The tenant id in the request does not match that of the application. client_id={client}"],
    fault: () => {},
    link: "accounts",
  },
  ...[700038, 90112].map((code): Case => ({
    code,
    texts: ["'00000000-0000-0000-0000-000000000000' is not a valid application identifier."],
    fault: (t) => client(t, { requiredResourceAccess: [{ resourceAppId: "00000000-0000-0000-0000-000000000000", resourceAccess: [] }] }),
    link: "resource-id",
    client: null,
  })),
  {
    code: 90009,
    texts: [
      "Application '{client}'(Orders Web) is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.",
      "Application '{client}' is requesting a token for itself.",
    ],
    fault: (t) =>
      client(t, {
        identifierUris: ["api://web"],
        api: {
          requestedAccessTokenVersion: 2,
          oauth2PermissionScopes: [{ id: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e99", value: "access", type: "User", isEnabled: true }],
        },
      }),
    link: "resource-id",
  },
  ...[65002, 65003].map((code): Case => ({
    code,
    texts: [
      "Consent between first party application '1950a258-227b-4e31-a9cf-717495945fc2' and first party resource '{api}' must be configured via preauthorization.",
      "Consent between first party application '04b07795-8ddb-461a-bbee-02f9e1bf7b46' and first party resource '{graph}' must be configured via preauthorization.",
    ],
    fault: () => {},
    link: "client-id",
    client: null,
  })),
  ...[90124, 90129].map((code): Case => ({
    code,
    texts: [
      "Resource 'api://orders'(Orders API) has a configured token version of '1' and is not supported over the /common or /consumers endpoints.",
    ],
    fault: (t) => {
      api(t, { api: { ...(t.applications[1].api as object), requestedAccessTokenVersion: 1 } });
      client(t, { signInAudience: "AzureADandPersonalMicrosoftAccount" });
    },
    link: "accounts",
  })),
];
