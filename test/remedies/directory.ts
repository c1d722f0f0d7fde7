import { randomUUID } from "node:crypto";
import type { Collections, Json } from "../support/examples";

export type { Json };

/** What a tenant holds, as Microsoft Graph writes it: lists are there, and empty where nothing is in them. */
export interface Tenant {
  readonly applications: Json[];
  readonly servicePrincipals: Json[];
  readonly oauth2PermissionGrants: Json[];
  readonly appRoleAssignments: Json[];
  readonly federatedIdentityCredentials: Json[];
  readonly authorizationPolicy: Json;
  readonly claimsMappingPolicies?: Json[];
}

const emptyApplication = (): Json => ({
  identifierUris: [],
  requiredResourceAccess: [],
  keyCredentials: [],
  passwordCredentials: [],
  appRoles: [],
  api: { knownClientApplications: [], oauth2PermissionScopes: [], preAuthorizedApplications: [] },
  web: { redirectUris: [] },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
});
const emptyPrincipal = (): Json => ({ keyCredentials: [], passwordCredentials: [], appRoles: [], oauth2PermissionScopes: [] });

/** A tenant of its own with what the example holds. */
export function tenantOf(example: Pick<Collections, "applications" | "servicePrincipals">): Tenant {
  const { applications, servicePrincipals, ...others } = structuredClone(example) as unknown as Tenant;
  return {
    ...others,
    applications: applications.map((each) => completed(each, emptyApplication())),
    servicePrincipals: servicePrincipals.map((each) => completed(each, emptyPrincipal())),
  };
}

function completed(object: Json, empty: Json): Json {
  const lists = Object.entries(empty).map(([name, value]) => {
    const own = object[name];
    return [name, isObject(value) && isObject(own) ? { ...value, ...own } : (own ?? value)] as const;
  });
  return { ...object, ...Object.fromEntries(lists) };
}

/**
 * A service principal that the platform makes of an application: its scopes, its roles, its names. Another tenant's application
 * exposes what is asked of it here.
 */
export function principalOf(appId: string, application: Json | undefined, tenant: Tenant): Json {
  const { oauth2PermissionScopes = asked(tenant, appId, "Scope") } = (application?.["api"] ?? {}) as Json;
  return completed(
    {
      id: randomUUID(),
      appId,
      displayName: application?.["displayName"] ?? "another tenant's application",
      accountEnabled: true,
      appRoleAssignmentRequired: false,
      servicePrincipalType: "Application",
      servicePrincipalNames: [appId, ...((application?.["identifierUris"] as string[] | undefined) ?? [])],
      oauth2PermissionScopes,
      appRoles: application?.["appRoles"] ?? asked(tenant, appId, "Role"),
    },
    emptyPrincipal(),
  );
}

function asked({ applications }: Tenant, appId: string, type: "Scope" | "Role"): Json[] {
  const entries = applications
    .flatMap((each) => each["requiredResourceAccess"] as Json[])
    .filter(({ resourceAppId }) => resourceAppId === appId);
  const ids = entries.flatMap(({ resourceAccess }) =>
    (resourceAccess as Json[]).filter((each) => each["type"] === type).map(({ id }) => id),
  );
  return [...new Set(ids)].map((id, n) => ({
    id,
    value: `Foreign.${n}`,
    type: "User",
    isEnabled: true,
    allowedMemberTypes: ["Application"],
  }));
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
