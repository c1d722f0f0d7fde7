/** A resource of a program in any of Pulumi's languages; `${name.property}` is another one's output. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const graph = "00000003-0000-0000-c000-000000000000";
const [userRead, userReadAll] = ["e1fe6dd8-ba31-4d61-89e7-88639da4683d", "df021288-bdef-4463-88db-98f22de89214"];
/** Stands where a snippet asks for a new GUID, so that the clients below ask for what is then exposed. */
export const newGuid = "7c1e5a90-3b2d-4f68-9a71-5d0c8e2f4b01";
const [role, scope, otherScope] = [
  "7c1e5a90-3b2d-4f68-9a71-5d0c8e2f4b02",
  "7c1e5a90-3b2d-4f68-9a71-5d0c8e2f4b03",
  "7c1e5a90-3b2d-4f68-9a71-5d0c8e2f4b04",
];
const past = { startDate: "2024-01-01T00:00:00Z", endDate: "2025-01-01T00:00:00Z" };
const github = {
  displayName: "deploy",
  issuer: "https://token.actions.githubusercontent.com",
  subject: "repo:contoso@104729/shop@611953:environment:prod",
  audiences: ["api://AzureADTokenExchange"],
};

const asks = (resourceAppId: string, id: string, type = "Scope") => ({ resourceAppId, resourceAccesses: [{ id, type }] });
const signIn = asks(graph, userRead);
const exposes = (id: string, value: string) => ({
  oauth2PermissionScopes: [
    { id, value, type: "User", enabled: true, adminConsentDisplayName: "Use it", adminConsentDescription: "Use it in users' names" },
  ],
});
const roles = [
  { id: role, value: "All", allowedMemberTypes: ["Application"], displayName: "All", description: "All of it", enabled: true },
];
const spa = (host: string) => ({ singlePageApplication: { redirectUris: [`https://${host}.contoso.com/`] } });
const web = (host: string) => ({ web: { redirectUris: [`https://${host}.contoso.com/cb`] } });

const application = (name: string, ...parts: object[]): Declared => ({
  type: "Application",
  name,
  properties: Object.assign({ displayName: `Contoso ${name}` }, ...parts) as Record<string, unknown>,
});
const registration = (name: string, properties: object = {}): Declared => ({
  ...application(name, properties),
  type: "ApplicationRegistration",
});
const principal = (name: string, properties: object = {}): Declared => ({
  type: "ServicePrincipal",
  name: `${name}-principal`,
  properties: { clientId: `\${${name}.clientId}`, ...properties },
});
const part = (type: string, name: string, of: string, properties: object = {}): Declared => ({
  type,
  name,
  properties: { applicationId: `\${${of}.id}`, ...properties },
});
const secret = (of: string, properties: object = {}): Declared => part("ApplicationPassword", `${of}-secret`, of, properties);

/** A stack with at least one fault for each rule that has a snippet; each resource is faulty once. */
export const faulty: readonly Declared[] = [
  ...[application("portal", web("portal"), { requiredResourceAccesses: [signIn] }), secret("portal")],
  ...[
    application("anybody", spa("anybody"), {
      signInAudience: "AzureADandPersonalMicrosoftAccount",
      api: { requestedAccessTokenVersion: 1 },
      requiredResourceAccesses: [signIn],
    }),
    principal("anybody"),
    registration("everybody", { signInAudience: "AzureADandPersonalMicrosoftAccount", requestedAccessTokenVersion: 1 }),
    principal("everybody"),
  ],
  ...[application("bare", web("bare")), principal("bare"), secret("bare")],
  ...[
    registration("plain"),
    principal("plain"),
    secret("plain"),
    part("ApplicationRedirectUris", "plain-uris", "plain", { type: "Web", redirectUris: ["https://plain.contoso.com/cb"] }),
  ],
  ...[application("nightly", { requiredResourceAccesses: [asks(graph, userReadAll, "Role")] }), principal("nightly")],
  ...[application("ledger", { appRoles: roles }), principal("ledger")],
  ...[
    application("ledger-page", spa("ledger"), { requiredResourceAccesses: [signIn, asks("${ledger.clientId}", newGuid)] }),
    principal("ledger-page"),
  ],
  ...[
    registration("stock"),
    principal("stock"),
    part("ApplicationAppRole", "stock-role", "stock", {
      roleId: role,
      allowedMemberTypes: ["Application"],
      displayName: "All",
      description: "All of it",
      value: "All",
    }),
    application("stock-page", spa("stock"), { requiredResourceAccesses: [signIn, asks("${stock.clientId}", newGuid)] }),
    principal("stock-page"),
  ],
  ...[application("rooms", spa("rooms"), { requiredResourceAccesses: [signIn] }), principal("rooms", { accountEnabled: false })],
  ...[
    application("pipeline"),
    principal("pipeline"),
    part("ApplicationFederatedIdentityCredential", "pipeline-audience", "pipeline", {
      ...github,
      audiences: ["api://AzureADTokenExchnage"],
    }),
    part("ApplicationFederatedIdentityCredential", "pipeline-issuer", "pipeline", {
      ...github,
      subject: `${github.subject}-issuer`,
      issuer: `${github.issuer}/`,
    }),
    part("ApplicationFederatedIdentityCredential", "pipeline-subject", "pipeline", {
      ...github,
      subject: "repo:contoso@104729/shop@611953:Environment:test",
    }),
  ],
  ...[
    application("files", {
      api: { requestedAccessTokenVersion: 2, ...exposes(scope, "Files.Read") },
      identifierUris: ["https://files.azurewebsites.net"],
    }),
    principal("files"),
  ],
  ...[
    application("notes", {
      api: { requestedAccessTokenVersion: 2, ...exposes(otherScope, "Notes.Read") },
      identifierUris: ["https://contoso.com/Notes"],
    }),
    principal("notes"),
  ],
  ...[application("desk", { requiredResourceAccesses: [signIn] }), principal("desk"), secret("desk")],
  ...[
    application("claims", web("claims"), { requiredResourceAccesses: [signIn] }),
    principal("claims"),
    secret("claims"),
    {
      type: "ClaimsMappingPolicy",
      name: "claims-policy",
      properties: { displayName: "Employee ids", definitions: ['{"ClaimsMappingPolicy":{"Version":1}}'] },
    },
    {
      type: "ServicePrincipalClaimsMappingPolicyAssignment",
      name: "claims-assignment",
      properties: { servicePrincipalId: "${claims-principal.id}", claimsMappingPolicyId: "${claims-policy.id}" },
    },
  ],
  ...[
    application("mapped", spa("mapped"), {
      requiredResourceAccesses: [signIn],
      api: { mappedClaimsEnabled: true, requestedAccessTokenVersion: 1, ...exposes(scope.replace(/.$/, "6"), "Mapped.Read") },
      identifierUris: ["api://mapped"],
    }),
    principal("mapped"),
  ],
  ...[
    application("tool", {
      publicClient: { redirectUris: ["http://localhost"] },
      fallbackPublicClientEnabled: true,
      requiredResourceAccesses: [signIn],
    }),
    principal("tool"),
  ],
  ...[
    application("intranet", { web: { redirectUris: ["http://intranet.contoso.com/cb"] }, requiredResourceAccesses: [signIn] }),
    principal("intranet"),
    secret("intranet"),
  ],
  ...[
    application("orders", { api: { requestedAccessTokenVersion: 2, ...exposes(scope.replace(/.$/, "5"), "Orders.Read") } }),
    application("orders-page", spa("orders"), { requiredResourceAccesses: [signIn, asks("${orders.clientId}", scope.replace(/.$/, "5"))] }),
    principal("orders-page"),
  ],
  ...[
    application("payroll", {
      identifierUris: ["urn:contoso:payroll"],
      ...web("payroll"),
      featureTags: [{ enterprise: true, customSingleSignOn: true }],
    }),
    principal("payroll", { preferredSingleSignOnMode: "saml", featureTags: [{ enterprise: true, customSingleSignOn: true }] }),
  ],
  ...[
    application("archive", { requiredResourceAccesses: [asks(graph, userReadAll, "Role")] }),
    principal("archive"),
    secret("archive"),
    part("ApplicationCertificate", "archive-key", "archive", { type: "Symmetric", value: "eA==" }),
  ],
  ...[application("shop", web("shop"), { requiredResourceAccesses: [signIn] }), principal("shop")],
  ...[application("old", web("old"), { requiredResourceAccesses: [signIn] }), principal("old"), secret("old", past)],
  ...[application("reader", spa("reader"), { requiredResourceAccesses: [asks(graph, userRead, "Role")] }), principal("reader")],
  ...[
    registration("kiosk"),
    principal("kiosk"),
    part("ApplicationRedirectUris", "kiosk-uris", "kiosk", { type: "SPA", redirectUris: ["https://kiosk.contoso.com/"] }),
    part("ApplicationApiAccess", "kiosk-access", "kiosk", { apiClientId: graph, roleIds: [userRead] }),
  ],
];

/** What only people know: which flow an application is made for. */
export const configuration = 'applications:\n  - { match: { displayName: "Contoso desk" }, flows: [authorizationCode] }\n';

/** Rules with snippets that no first preview violates, each with the reason. */
export const notSeen: Readonly<Record<string, string>> = {
  "service-principal-of-object-id": "A first preview shows neither id: which of the two an output is, only a deployed stack tells.",
};
