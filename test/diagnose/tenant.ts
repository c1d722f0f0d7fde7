/** A small sound tenant as Microsoft Graph exports it: a web client, an API of its own, Microsoft Graph; to be changed by a test. */
export const web = "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11";
export const ordersApi = "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10";
export const graph = "00000003-0000-0000-c000-000000000000";
export const home = "1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55";
export const alice = "11a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7";
const read = "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33";
const write = "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e37";
const all = "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e35";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

interface Json {
  [name: string]: Json | Json[] | string | string[] | number | boolean | null;
}

export interface Tenant {
  applications: [web: Json, api: Json, ...others: Json[]];
  servicePrincipals: [web: Json, api: Json, graph: Json, ...others: Json[]];
  grants: Json[];
  assignments: Json[];
  policy: Json;
}

function application(id: string, appId: string, displayName: string, more: Json): Json {
  return {
    id,
    appId,
    displayName,
    signInAudience: "AzureADMyOrg",
    identifierUris: [],
    isFallbackPublicClient: false,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    tags: [],
    api: { requestedAccessTokenVersion: 2, knownClientApplications: [], oauth2PermissionScopes: [], preAuthorizedApplications: [] },
    appRoles: [],
    web: { redirectUris: [], implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    keyCredentials: [],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
    ...more,
  };
}

function principal(id: string, appId: string, displayName: string, more: Json = {}): Json {
  return {
    id,
    appId,
    displayName,
    accountEnabled: true,
    appOwnerOrganizationId: home,
    appRoleAssignmentRequired: false,
    servicePrincipalType: "Application",
    servicePrincipalNames: [appId],
    signInAudience: "AzureADMyOrg",
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    keyCredentials: [],
    passwordCredentials: [],
    disabledByMicrosoftStatus: null,
    tags: [],
    ...more,
  };
}

export function tenant(change: (tenant: Tenant) => void = () => {}): Tenant {
  const scope = (id: string, value: string, isEnabled = true): Json => ({ id, value, type: "User", isEnabled });
  const scopes = [scope(read, "Orders.Read"), scope(write, "Orders.Write")];
  const roles: Json[] = [{ id: all, value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: true }];
  const secret = {
    keyId: "072be88e-ba2c-586f-8f7a-878160689e0a",
    startDateTime: "2026-01-01T00:00:00Z",
    endDateTime: "2099-01-01T00:00:00Z",
  };
  const made: Tenant = {
    applications: [
      application("0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21", web, "Orders Web", {
        web: {
          redirectUris: ["https://orders.contoso.com/signin-oidc"],
          implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
        },
        passwordCredentials: [secret],
        requiredResourceAccess: [
          {
            resourceAppId: ordersApi,
            resourceAccess: [
              { id: read, type: "Scope" },
              { id: all, type: "Role" },
            ],
          },
          { resourceAppId: graph, resourceAccess: [{ id: userRead, type: "Scope" }] },
        ],
      }),
      application("1d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d22", ordersApi, "Orders API", {
        identifierUris: ["api://orders"],
        api: { requestedAccessTokenVersion: 2, knownClientApplications: [], oauth2PermissionScopes: scopes, preAuthorizedApplications: [] },
        appRoles: roles,
      }),
    ],
    servicePrincipals: [
      principal("f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7", web, "Orders Web"),
      principal("e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8", ordersApi, "Orders API", { oauth2PermissionScopes: scopes, appRoles: roles }),
      principal("a2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8ca", graph, "Microsoft Graph", {
        appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
        servicePrincipalNames: [graph, "https://graph.microsoft.com"],
        oauth2PermissionScopes: [scope(userRead, "User.Read")],
        appRoles: [],
      }),
    ],
    grants: [
      grant("g1", "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7", "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8", "Orders.Read"),
      grant(
        "g2",
        "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
        "a2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8ca",
        "User.Read openid profile offline_access",
      ),
    ],
    assignments: [
      {
        id: "a1",
        appRoleId: all,
        principalId: "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
        principalType: "ServicePrincipal",
        resourceId: "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8",
        resourceDisplayName: "Orders API",
      },
    ],
    policy: {
      id: "authorizationPolicy",
      displayName: "Authorization Policy",
      defaultUserRolePermissions: { permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"] },
    },
  };
  change(made);
  return made;
}

export function grant(id: string, clientId: string, resourceId: string, scope: string, user: string | null = null): Json {
  return { id, clientId, consentType: user === null ? "AllPrincipals" : "Principal", principalId: user, resourceId, scope };
}

/** The files of an export; the service principals are all there are. */
export function filesOf({ applications, servicePrincipals, grants, assignments, policy }: Tenant): Record<string, unknown> {
  const page = (kind: string, value: Json[]): Json => ({ "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${kind}`, value });
  return {
    "applications.json": page("applications", applications),
    "servicePrincipals.json": page("servicePrincipals", servicePrincipals),
    "grants.json": page("oauth2PermissionGrants", grants),
    "assignments.json": page("servicePrincipals('e2a3')/appRoleAssignedTo", assignments),
    "authorizationPolicy.json": policy,
  };
}
