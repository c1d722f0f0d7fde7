import fc from "fast-check";
import type { Flow } from "../../src/config/config";
import { flowModels } from "../../src/diagnose/flows";
import { buildDirectories, type Directory } from "../../src/directory";
import type { Collection } from "../../src/model/collection";
import type {
  Application,
  AuthorizationPolicy,
  Declaration,
  DelegatedPermissionGrant,
  ServicePrincipal,
} from "../../src/model/declarations";
import type { Source } from "../../src/model/place";
import { unknown } from "../../src/model/unknown";

/** A source whose places are the paths asked for: enough to tell where evidence points. */
export function sourceOf(path: string): Source {
  return { path, locate: (field) => ({ path, pointer: field.map((step) => `/${step}`).join("") }) };
}

export const ids = {
  client: "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11",
  api: "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
  clientObject: "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21",
  apiObject: "1d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d22",
  clientPrincipal: "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
  apiPrincipal: "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8",
  read: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33",
  old: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e34",
  role: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e35",
  gone: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e36",
  tenant: "1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55",
  mistaken: "c2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c9",
  alice: "11a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
};

export const now = "2026-11-23T00:00:00Z";

/** A field that may be absent, unknown, or one of some values. */
function field<T>(...values: T[]): fc.Arbitrary<T | ReturnType<typeof unknown> | undefined> {
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, fc.constantFrom(undefined, unknown("placeholder")));
}

const key = (type: string | null, usage: string) => ({ keyId: "k1", type, usage, endDateTime: "2028-01-01T00:00:00Z" });
const keys = field(
  [],
  [],
  [key("AsymmetricX509Cert", "Verify")],
  [key("Symmetric", "Sign")],
  [key("AsymmetricX509Cert", "Sign")],
  [key("Symmetric", "Verify")],
);
const secret = (endDateTime: string) => ({ keyId: "s1", endDateTime });
const secrets = field([], [secret("2028-01-01T00:00:00Z")], [secret("2025-01-01T00:00:00Z")]);
const audience = field<string | null>(
  "AzureADMyOrg",
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
);
const uris = field<string[]>([], ["https://contoso.com/signin"], ["https://contoso.com/*"]);
const yesNo = field<boolean | null>(true, false, null);

function client(flow: Flow): fc.Arbitrary<Application> {
  const type = flowModels[flow].user ? "Scope" : "Role";
  const access = fc
    .constantFrom<unknown>(ids.read, ids.read, ids.role, ids.old, ids.gone, unknown("placeholder"))
    .map((id) => ({ id, type }));
  return fc.record({
    kind: fc.constant("application"),
    source: fc.constant(sourceOf("client.json")),
    origin: fc.constant("observed"),
    tenant: fc.constant(""),
    id: fc.constant(ids.clientObject),
    appId: fc.constantFrom<unknown>(ids.client, ids.client, ids.client, "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a1", unknown("placeholder")),
    displayName: fc.constant("Client"),
    signInAudience: audience,
    isFallbackPublicClient: yesNo,
    webRedirectUris: uris,
    spaRedirectUris: uris,
    publicClientRedirectUris: uris,
    enableIdTokenIssuance: yesNo,
    enableAccessTokenIssuance: yesNo,
    requestedAccessTokenVersion: field<number | null>(2, 2, 1, null),
    identifierUris: fc.constant(["api://client"]),
    oauth2PermissionScopes: field<unknown[]>([], [{ id: ids.read, value: "Client.Call", type: "User", isEnabled: true }]),
    appRoles: fc.constant([]),
    requiredResourceAccess: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.array(access, { minLength: 1, maxLength: 2 }).map((resourceAccess) => [{ resourceAppId: ids.api, resourceAccess }]),
      },
      fc.constantFrom<unknown>([], undefined, unknown("placeholder")),
    ),
    knownClientApplications: fc.constant([]),
    preAuthorizedApplications: fc.constant([]),
    keyCredentials: keys,
    passwordCredentials: secrets,
    federatedIdentityCredentials: field<unknown[]>([], [{ name: "github" }]),
    applicationTemplateId: fc.constant(null),
    disabledByMicrosoftStatus: field<string | null>(null, null, "NotDisabled", "DisabledDueToViolationOfServicesAgreement"),
    isDisabled: field<boolean | null>(null, false, true),
    acceptMappedClaims: field<boolean | null>(null, true),
    tokenEncryptionKeyId: field<string | null>(null, null, "8f2d1c7a-3b0e-4c55-a6d1-0e9b7f4a2c18"),
    isSignedRequestRequired: field<boolean | null>(null, false, true),
    verifiedPublisherId: field<string | null>(null, "5206095"),
    createdDateTime: field("2026-05-12T09:30:00Z", "2019-05-12T09:30:00Z"),
    tags: fc.constant([]),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Application>;
}

function api(): fc.Arbitrary<Application> {
  const scopes = (type: string) => [
    { id: ids.read, value: "Orders.Read", type, isEnabled: true },
    { id: ids.old, value: "Orders.Old", type, isEnabled: false },
  ];
  return fc.record({
    kind: fc.constant("application"),
    source: fc.constant(sourceOf("api.json")),
    origin: fc.constant("observed"),
    tenant: fc.constant(""),
    id: fc.constant(ids.apiObject),
    appId: fc.constant(ids.api),
    displayName: fc.constant("Orders API"),
    signInAudience: audience,
    identifierUris: fc.constantFrom<unknown>(["api://orders"], ["api://Orders"], undefined),
    oauth2PermissionScopes: field<unknown[]>(scopes("User"), scopes("Admin"), scopes("User").slice(1), []),
    appRoles: field<unknown[]>([], [{ id: ids.role, value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: true }]),
    requestedAccessTokenVersion: field<number | null>(2, null),
    webRedirectUris: fc.constant([]),
    requiredResourceAccess: fc.constant([]),
    knownClientApplications: field<unknown[]>([], [ids.client]),
    preAuthorizedApplications: fc.constantFrom<unknown>(
      [],
      [],
      undefined,
      [{ appId: ids.client, delegatedPermissionIds: [ids.read] }],
      [{ appId: ids.client, delegatedPermissionIds: [ids.gone] }],
    ),
    keyCredentials: keys,
    passwordCredentials: fc.constant([]),
    disabledByMicrosoftStatus: fc.constant(null),
    tags: fc.constant([]),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Application>;
}

function principal(name: string, id: string, appId: string): fc.Arbitrary<ServicePrincipal> {
  return fc.record({
    kind: fc.constant("servicePrincipal"),
    source: fc.constant(sourceOf(`${name}.json`)),
    origin: fc.constant("observed"),
    tenant: fc.constant(""),
    id: fc.constant(id),
    appId: fc.constant(appId),
    displayName: fc.constant(name),
    accountEnabled: field<boolean | null>(true, true, true, false),
    appOwnerOrganizationId: fc.constant(ids.tenant),
    appRoleAssignmentRequired: field<boolean>(false, false, true),
    servicePrincipalType: fc.constant("Application"),
    servicePrincipalNames: fc.constant([appId]),
    preferredSingleSignOnMode: field<string | null>(null, null, "saml"),
    preferredTokenSigningKeyThumbprint: field<string | null>(null, null, "A1B2"),
    keyCredentials: keys,
    passwordCredentials: fc.constant([]),
    disabledByMicrosoftStatus: field<string | null>(null, null, "DisabledDueToViolationOfServicesAgreement"),
    tags: fc.constant([]),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<ServicePrincipal>;
}

const grant = fc.record({
  kind: fc.constant("oauth2PermissionGrant"),
  source: fc.constant(sourceOf("grant.json")),
  origin: fc.constant("observed"),
  tenant: fc.constant(""),
  id: fc.constant("grant"),
  clientId: fc.constant(ids.clientPrincipal),
  consentType: field("AllPrincipals", "AllPrincipals", "Principal"),
  principalId: fc.constant(ids.alice),
  resourceId: fc.constant(ids.apiPrincipal),
  scope: fc.constantFrom<unknown>(["Orders.Read"], ["Orders.Read", "Orders.Gone"], ["Orders.Old"], [], undefined),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<DelegatedPermissionGrant>;

const policy = fc.record({
  kind: fc.constant("authorizationPolicy"),
  source: fc.constant(sourceOf("policy.json")),
  origin: fc.constant("observed"),
  tenant: fc.constant(""),
  permissionGrantPoliciesAssigned: field<string[]>(
    [],
    [],
    ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
    ["ManagePermissionGrantsForSelf.microsoft-user-default-low"],
  ),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<AuthorizationPolicy>;

export interface World {
  readonly directory: Directory;
  readonly client: Application;
  readonly api: Application;
}

/** A tenant with a client, an API and what stands between them, each fact of which may be wrong, missing or out of sight. */
export function worlds(flow: Flow): fc.Arbitrary<World> {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
  return fc
    .record({
      client: client(flow),
      api: api(),
      clientPrincipal: maybe(principal("Client", ids.clientPrincipal, ids.client)),
      mistaken: fc.option(principal("Mistaken", ids.mistaken, ids.clientObject), { nil: undefined, freq: 2 }),
      apiPrincipal: maybe(principal("Orders API", ids.apiPrincipal, ids.api)),
      grant: maybe(grant),
      policy: maybe(policy),
      principals: fc.constantFrom<boolean | undefined>(true, true, true, false, undefined),
      grants: fc.boolean(),
      assignments: fc.boolean(),
    })
    .map(({ client, api, clientPrincipal, mistaken, apiPrincipal, grant, policy, principals, grants, assignments }) => {
      const declarations = [client, api, clientPrincipal, mistaken, apiPrincipal, grant, policy].filter(
        (each) => each !== undefined,
      ) as Declaration[];
      const collection = (kind: Collection["kind"], complete: boolean): Collection => ({ kind, tenant: "", path: "x", count: 0, complete });
      const collections = [
        ...(principals === undefined ? [] : [collection("servicePrincipal", principals)]),
        ...(grants ? [collection("oauth2PermissionGrant", true)] : []),
        ...(assignments ? [collection("appRoleAssignment", true)] : []),
      ];
      const { directories } = buildDirectories({ declarations, collections });
      const [directory] = directories;
      if (!directory) throw new Error("no directory");
      const world = { directory, client: directory.applications[0] as Application, api: directory.applications[1] as Application };
      return Object.assign(world, { [fc.toStringMethod]: () => fc.stringify({ declarations, collections }) });
    });
}
