import { read } from "./folder";

/** JSON that stands in the same folders and holds no Entra application: it is skipped, never misread. */
const foreign: Record<string, unknown> = {
  "package.json": { name: "web", version: "1.0.0", keywords: ["a"], type: "module", dependencies: {} },
  "tsconfig.json": '{\n  // comment\n  "compilerOptions": { "strict": true, },\n}',
  "vscode settings": { "editor.tabSize": 2, "azure.tenant": "contoso" },
  "an OpenAPI document": { openapi: "3.1.0", info: { title: "orders" }, paths: {}, components: {} },
  "a JSON Schema": {
    $schema: "https://json-schema.org/draft-07/schema#",
    properties: { keyCredentials: { type: "array" }, appId: { type: "string" } },
  },
  "an ARM template": {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    resources: [{ type: "Microsoft.Web/sites", identity: { type: "SystemAssigned" } }],
    outputs: {},
  },
  "compiled Bicep": {
    languageVersion: "2.0",
    resources: { app: { import: "microsoftGraphV1", type: "Microsoft.Graph/groups@v1.0", properties: {} } },
  },
  "Terraform in JSON without Entra": { resource: { azuread_group: { all: { display_name: "x" } }, azurerm_key_vault: { keys: {} } } },
  "appsettings.json": {
    AzureAd: { Instance: "https://login.microsoftonline.com/", ClientId: "x", TenantId: "y" },
    Web: { Api: "https://a.example" },
  },
  "az ad sp create-for-rbac": { appId: "6f1d6a5e-0001-4a01-8a01-00000000000a", displayName: "ci", password: "p", tenant: "t" },
  "a Teams app manifest": { manifestVersion: "1.16", id: "x", name: { short: "a" }, webApplicationInfo: { id: "x", resource: "api://x" } },
  "a Capacitor configuration": { appId: "com.contoso.app", appName: "App", webDir: "www", api: "https://a.example", web: {} },
  "a Keycloak client": {
    clientId: "web",
    publicClient: true,
    redirectUris: ["https://a.example"],
    protocol: "openid-connect",
    enabled: true,
  },
  "a Google client": { web: { client_id: "x", redirect_uris: ["https://a.example"], client_secret: "s" } },
  "a user": { id: "u", displayName: "A", accountEnabled: true, userPrincipalName: "a@contoso.example", deletedDateTime: null },
  "users of a page": {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
    value: [{ id: "u", displayName: "A", accountEnabled: true }],
  },
  "a group": { id: "g", displayName: "G", securityEnabled: true, groupTypes: [] },
  "a device": { id: "d", deviceId: "x", displayName: "D", accountEnabled: true },
  "a conditional access policy": {
    id: "p",
    displayName: "MFA",
    state: "enabled",
    conditions: { applications: { includeApplications: ["All"] } },
  },
  "a named location": { "@odata.type": "#microsoft.graph.ipNamedLocation", id: "n", displayName: "HQ", isTrusted: true },
  "an application template": { id: "t", displayName: "T", publisher: "P", supportedSingleSignOnModes: ["saml"] },
  "a sign-in": {
    id: "s",
    appId: "x",
    appDisplayName: "web",
    appOwnerTenantId: "t",
    resourceId: "r",
    userId: "u",
    servicePrincipalName: null,
  },
  "a risky service principal": {
    id: "r",
    appId: "x",
    displayName: "d",
    servicePrincipalType: "Application",
    riskLevel: "high",
    riskState: "atRisk",
  },
  "a directory role assignment": { id: "x", principalId: "p", roleDefinitionId: "r", directoryScopeId: "/" },
  "an Azure role assignment": {
    id: "/subscriptions/x",
    principalId: "p",
    principalType: "ServicePrincipal",
    roleDefinitionId: "r",
    scope: "/",
  },
  "a managed identity's credential": {
    id: "/subscriptions/x/resourceGroups/y/federatedIdentityCredentials/z",
    name: "z",
    issuer: "https://token.example",
    subject: "s",
    audiences: ["a"],
  },
  "a managed identity": {
    clientId: "x",
    principalId: "p",
    tenantId: "t",
    type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    name: "id",
  },
  translations: { signInAudience: "Who can sign in", displayName: "Name", keyCredentials: "Keys", isFallbackPublicClient: "Public client" },
  "an id and a name": { id: "6f1d6a5e-0001-4a01-8a01-00000000000a", displayName: "anything" },
  "an array of ids": ["6f1d6a5e-0001-4a01-8a01-00000000000a"],
  "a page of something": { value: [{ name: "storage", type: "Microsoft.Storage/storageAccounts", properties: {} }] },
  "a text": '"text"',
  "a number": "42",
  nothing: "null",
};

test.each(Object.entries(foreign))("%s is skipped", (_what, content) => {
  expect(read({ "file.json": content })).toMatchObject({
    declarations: [],
    collections: [],
    diagnostics: [],
    files: 1,
    scanned: 0,
    skipped: 1,
    unreadable: 0,
  });
});
