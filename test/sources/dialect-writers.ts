import fc from "fast-check";

/** An application as the portal shows it, to be written in any dialect. */
export interface Draft {
  id: string;
  appId: string;
  displayName: string;
  multiTenant: boolean;
  identifierUris: string[];
  publicClient: boolean | null;
  web: string[];
  spa: string[];
  native: string[];
  idTokens: boolean;
  accessTokens: boolean;
  tokenVersion: 1 | 2 | null;
  scopes: { id: string; value: string; type: string; isEnabled: boolean }[];
  roles: { id: string; value: string; allowedMemberTypes: string[]; isEnabled: boolean }[];
  required: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  known: string[];
  preAuthorized: { appId: string; permissions: string[] }[];
  keys: { keyId: string; type: string; usage: string; end: string }[];
  secrets: { keyId: string; end: string }[];
}

const guid = fc.uuid();
const uris = fc.uniqueArray(
  fc.constantFrom("https://a.example", "https://b.example/cb", "http://localhost", "myapp://auth").map((uri) => uri),
  { maxLength: 3 },
);
const word = fc.constantFrom("Orders.Read", "Orders.Write", "access_as_user", "Files.All");
const end = fc.constantFrom("2020-05-01T00:00:00Z", "2030-12-31T23:59:59Z");
const list = <T>(element: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(element, { maxLength: 3 });

export const drafts: fc.Arbitrary<Draft> = fc.record({
  id: guid,
  appId: guid,
  displayName: fc.constantFrom("orders-api", "Büro ✓", "[Prod] portal"),
  multiTenant: fc.boolean(),
  identifierUris: fc.constantFrom<string[]>([], ["api://orders"], ["api://orders", "https://contoso.example/orders"]),
  publicClient: fc.constantFrom(true, false, null),
  web: uris,
  spa: uris,
  native: uris,
  idTokens: fc.boolean(),
  accessTokens: fc.boolean(),
  tokenVersion: fc.constantFrom(1, 2, null),
  scopes: list(fc.record({ id: guid, value: word, type: fc.constantFrom("User", "Admin"), isEnabled: fc.boolean() })),
  roles: list(
    fc.record({
      id: guid,
      value: word,
      allowedMemberTypes: fc.subarray(["User", "Application"], { minLength: 1 }),
      isEnabled: fc.boolean(),
    }),
  ),
  required: list(fc.record({ resourceAppId: guid, resourceAccess: list(fc.record({ id: guid, type: fc.constantFrom("Scope", "Role") })) })),
  known: list(guid),
  preAuthorized: list(fc.record({ appId: guid, permissions: list(guid) })),
  keys: list(
    fc.record({
      keyId: guid,
      type: fc.constantFrom("Symmetric", "AsymmetricX509Cert"),
      usage: fc.constantFrom("Sign", "Verify"),
      end,
    }),
  ),
  secrets: list(fc.record({ keyId: guid, end })),
});

/** Microsoft Graph, as `az ad app show` and the portal write it. */
export function asGraph(draft: Draft): Record<string, unknown> {
  return {
    id: draft.id,
    appId: draft.appId,
    displayName: draft.displayName,
    signInAudience: draft.multiTenant ? "AzureADMultipleOrgs" : "AzureADMyOrg",
    identifierUris: draft.identifierUris,
    isFallbackPublicClient: draft.publicClient,
    api: {
      requestedAccessTokenVersion: draft.tokenVersion,
      oauth2PermissionScopes: draft.scopes,
      knownClientApplications: draft.known,
      preAuthorizedApplications: draft.preAuthorized.map(({ appId, permissions }) => ({ appId, delegatedPermissionIds: permissions })),
    },
    web: {
      redirectUris: draft.web,
      implicitGrantSettings: { enableIdTokenIssuance: draft.idTokens, enableAccessTokenIssuance: draft.accessTokens },
    },
    spa: { redirectUris: draft.spa },
    publicClient: { redirectUris: draft.native },
    appRoles: draft.roles,
    requiredResourceAccess: draft.required,
    keyCredentials: draft.keys.map(({ end: endDateTime, ...key }) => ({ ...key, endDateTime, key: null })),
    passwordCredentials: draft.secrets.map(({ end: endDateTime, keyId }) => ({ keyId, endDateTime, secretText: null })),
  };
}

/** The AAD Graph manifest. */
export function asAadGraph(draft: Draft): Record<string, unknown> {
  const typed = (type: string, urls: readonly string[]): object[] => urls.map((url) => ({ url, type }));
  return {
    id: draft.id,
    appId: draft.appId,
    name: draft.displayName,
    availableToOtherTenants: draft.multiTenant,
    identifierUris: draft.identifierUris,
    allowPublicClient: draft.publicClient,
    accessTokenAcceptedVersion: draft.tokenVersion,
    oauth2Permissions: draft.scopes,
    knownClientApplications: draft.known,
    preAuthorizedApplications: draft.preAuthorized.map(({ appId, permissions }) => ({ appId, permissionIds: permissions })),
    replyUrlsWithType: [...typed("Spa", draft.spa), ...typed("Web", draft.web), ...typed("InstalledClient", draft.native)],
    oauth2AllowIdTokenImplicitFlow: draft.idTokens,
    oauth2AllowImplicitFlow: draft.accessTokens,
    appRoles: draft.roles,
    requiredResourceAccess: draft.required,
    keyCredentials: draft.keys.map(({ end: endDate, ...key }) => ({ ...key, endDate, value: null })),
    passwordCredentials: draft.secrets.map(({ end: endDate, keyId }) => ({ keyId, endDate, value: null })),
  };
}

/** What `ConvertTo-Json -Depth 10` makes of either dialect: every name in PascalCase, dates as Windows PowerShell writes them. */
export function asPowerShell(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPowerShell);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return `/Date(${Date.parse(value)})/`;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name.charAt(0).toUpperCase() + name.slice(1), asPowerShell(inner)]);
  return { ...Object.fromEntries(entries), AdditionalProperties: {} };
}
