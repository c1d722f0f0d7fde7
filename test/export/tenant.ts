import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

export type Json = Readonly<Record<string, unknown>>;

/** A tenant as Microsoft Graph keeps it. */
export interface GraphTenant {
  readonly organization: Json;
  readonly applications: readonly Json[];
  readonly servicePrincipals: readonly Json[];
  readonly oauth2PermissionGrants: readonly Json[];
  readonly appRoleAssignments: readonly Json[];
  readonly authorizationPolicy: Json;
  readonly permissionGrantPolicies: readonly Json[];
  /** With `servicePrincipalId`, which Graph keeps in the address. */
  readonly classifications: readonly Json[];
  /** With `appliesTo`, which Graph lists apart. */
  readonly claimsMappingPolicies: readonly Json[];
}

export const tenantId = "5e1f0000-0000-4000-8000-00000000aaaa";
const microsoft = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
/** Permissions of Microsoft Graph that users may consent to. */
export const [userRead, mailRead] = ["e1fe6dd8-ba31-4d61-89e7-88639da4683d", "570282fd-fa5c-430d-a7fd-fc8dc98a9dca"] as const;
const graphAppId = "00000003-0000-0000-c000-000000000000";

export function id(kind: string, n: number): string {
  return `${kind.padEnd(8, "0").slice(0, 8)}-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

const policy = (assigned: string): Json => ({
  id: "authorizationPolicy",
  defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [`ManagePermissionGrantsForSelf.${assigned}`] },
});

/** What Microsoft Graph writes of an application that has nothing of it. */
const blankApplication = {
  deletedDateTime: null,
  isFallbackPublicClient: null,
  applicationTemplateId: null,
  disabledByMicrosoftStatus: null,
  tags: [],
  appRoles: [],
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
  api: {
    acceptMappedClaims: null,
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [],
    knownClientApplications: [],
    preAuthorizedApplications: [],
  },
};

/** Microsoft Graph's own principal, and one client with its principal, an API with a role, and what belongs to them. */
export function smallTenant(changes: Partial<GraphTenant> = {}, asked: readonly string[] = [userRead]): GraphTenant {
  const web = {
    ...blankApplication,
    id: id("a0", 1),
    appId: id("c0", 1),
    displayName: "Contoso Web",
    signInAudience: "AzureADMyOrg",
    identifierUris: [],
    web: {
      redirectUris: ["https://web.contoso.com/b", "https://web.contoso.com/a"],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
    passwordCredentials: [{ keyId: id("d0", 1), endDateTime: "2030-01-01T00:00:00Z", hint: "abc", secretText: null, displayName: "s" }],
    keyCredentials: [{ keyId: id("d0", 2), type: "AsymmetricX509Cert", usage: "Verify", key: "a2V5", endDateTime: "2030-01-01T00:00:00Z" }],
    requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess: asked.map((permission) => ({ id: permission, type: "Scope" })) }],
    federatedIdentityCredentials: [
      {
        id: id("f0", 1),
        name: "main",
        issuer: "https://token.actions.githubusercontent.com",
        subject: "repo:contoso/web:ref:refs/heads/main",
        audiences: ["api://AzureADTokenExchange"],
      },
    ],
  };
  const api = {
    ...web,
    id: id("a0", 2),
    appId: id("c0", 2),
    displayName: "Contoso API",
    appRoles: [role()],
    requiredResourceAccess: [],
    federatedIdentityCredentials: [],
  };
  return {
    organization: { id: tenantId, displayName: "Contoso", tenantType: "AAD", verifiedDomains: [{ name: "contoso.com", isDefault: true }] },
    applications: [web, api],
    servicePrincipals: [graphPrincipal(), principalOf(web, 1), { ...principalOf(api, 2), appRoles: [role()] }],
    oauth2PermissionGrants: [
      {
        id: "grant-1",
        clientId: id("b0", 1),
        consentType: "AllPrincipals",
        principalId: null,
        resourceId: id("b0", 0),
        scope: "User.Read",
      },
    ],
    appRoleAssignments: [
      { id: "assignment-1", appRoleId: role().id, principalId: id("b0", 1), principalType: "ServicePrincipal", resourceId: id("b0", 2) },
      {
        id: "assignment-2",
        appRoleId: role().id,
        principalId: id("e0", 1),
        principalType: "User",
        principalDisplayName: "Ada",
        resourceId: id("b0", 2),
      },
    ],
    authorizationPolicy: policy("microsoft-user-default-recommended"),
    permissionGrantPolicies: [{ id: "microsoft-user-default-low", displayName: "Low", includes: [], excludes: [] }],
    classifications: [
      { id: "rated-1", permissionId: userRead, permissionName: "User.Read", classification: "low", servicePrincipalId: id("b0", 0) },
    ],
    claimsMappingPolicies: [
      { id: id("9d", 1), displayName: "Employee", definition: ['{"ClaimsMappingPolicy":{"Version":1}}'], appliesTo: [{ id: id("b0", 1) }] },
    ],
    ...changes,
  };
}

function role(): { id: string } & Json {
  return { id: id("70", 1), value: "Orders.Read.All", isEnabled: true, allowedMemberTypes: ["Application"] };
}

function graphPrincipal(): Json {
  return {
    ...principalOf({ appId: graphAppId, displayName: "Microsoft Graph" }, 0),
    appOwnerOrganizationId: microsoft,
    signInAudience: "AzureADMultipleOrgs",
    oauth2PermissionScopes: [
      { id: userRead, value: "User.Read", type: "User", isEnabled: true },
      { id: mailRead, value: "Mail.Read", type: "User", isEnabled: true },
    ],
  };
}

export function principalOf({ appId, displayName }: Json, n: number): Json {
  return {
    id: id("b0", n),
    appId,
    displayName,
    accountEnabled: true,
    appOwnerOrganizationId: tenantId,
    appRoleAssignmentRequired: false,
    servicePrincipalType: "Application",
    disabledByMicrosoftStatus: null,
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    servicePrincipalNames: [appId],
    replyUrls: [],
    signInAudience: "AzureADMyOrg",
    keyCredentials: [],
    passwordCredentials: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    tags: [],
  };
}

/** Agents of the tenant: a blueprint, its principal and an identity, as lists of Graph contain them. */
export function agents(n: number): { readonly application: Json; readonly principals: readonly Json[] } {
  const blueprint = {
    "@odata.type": "#microsoft.graph.agentIdentityBlueprint",
    id: id("a1", n),
    appId: id("c1", n),
    displayName: `Agent blueprint ${n}`,
    signInAudience: "AzureADMyOrg",
  };
  return {
    application: { ...blueprint, identifierUris: [], keyCredentials: [], passwordCredentials: [], requiredResourceAccess: [] },
    principals: [
      { ...principalOf(blueprint, 0), id: id("b1", n), "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
      {
        "@odata.type": "#microsoft.graph.agentIdentity",
        id: id("b2", n),
        displayName: `Agent ${n}`,
        servicePrincipalType: "ServiceIdentity",
        accountEnabled: true,
        agentIdentityBlueprintId: blueprint.appId,
        tags: [],
      },
    ],
  };
}

/** A large tenant of `bench/generate.mjs`, read back from the folder that it writes; `folder` is for a scan of the same. */
export function largeTenant(applications: number): GraphTenant & { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-tenant-"));
  execFileSync(process.execPath, [join(root, "bench", "generate.mjs"), folder, String(applications), "11"]);
  const read = <T extends Json>(path: string): T[] => {
    const names = existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : [];
    return names.map((name) => JSON.parse(readFileSync(join(folder, path, name, `${name}.json`), "utf8")) as T);
  };
  const servicePrincipals = read<{ id: string }>("ServicePrincipals");
  const below = (relation: string): Json[] => servicePrincipals.flatMap((one) => read(`ServicePrincipals/${one.id}/${relation}`));
  return {
    ...smallTenant(),
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    applications: read("Applications"),
    servicePrincipals,
    oauth2PermissionGrants: below("Oauth2PermissionGrants"),
    appRoleAssignments: below("AppRoleAssignments"),
    authorizationPolicy: read("Policies/AuthorizationPolicy")[0] ?? {},
    permissionGrantPolicies: [],
    classifications: [],
    claimsMappingPolicies: [],
  };
}
