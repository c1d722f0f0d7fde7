/** What is exported, by the name of its file and its place in `export.json`, in the order of what is told about it. */
export const collectionNames = [
  "organization",
  "applications",
  "federatedIdentityCredentials",
  "servicePrincipals",
  "oauth2PermissionGrants",
  "appRoleAssignments",
  "authorizationPolicy",
  "permissionGrantPolicies",
  "delegatedPermissionClassifications",
  "claimsMappingPolicies",
] as const;
export type CollectionName = (typeof collectionNames)[number];

export interface CollectionInfo {
  /** As people call its objects. */
  readonly words: string;
  /** There can be many, so that people want to know how many. */
  readonly isCounted?: true;
  /**
   * The least privileged permission that reads it, delegated or application, by Microsoft's page of the request
   * (https://learn.microsoft.com/graph/api/overview).
   */
  readonly permission: string;
  /** The one address that lists it; relations are asked of each object and have none. */
  readonly path?: string;
  /** What is asked where the service does not take the first address. */
  readonly simplerPath?: string;
}

export const collections: Readonly<Record<CollectionName, CollectionInfo>> = {
  organization: {
    words: "the tenant",
    permission: "Organization.Read.All",
    path: "/organization?$select=id,displayName,tenantType,verifiedDomains",
    simplerPath: "/organization",
  },
  applications: {
    words: "applications",
    isCounted: true,
    permission: "Application.Read.All",
    path: "/applications?$top=999&$expand=federatedIdentityCredentials",
  },
  federatedIdentityCredentials: { words: "federated credentials", isCounted: true, permission: "Application.Read.All" },
  servicePrincipals: {
    words: "service principals",
    isCounted: true,
    permission: "Application.Read.All",
    path: "/servicePrincipals?$top=999",
  },
  oauth2PermissionGrants: {
    words: "delegated grants",
    isCounted: true,
    permission: "Directory.Read.All",
    path: "/oauth2PermissionGrants?$top=999",
  },
  appRoleAssignments: { words: "app role assignments", isCounted: true, permission: "Application.Read.All" },
  authorizationPolicy: { words: "the authorization policy", permission: "Policy.Read.All", path: "/policies/authorizationPolicy" },
  permissionGrantPolicies: {
    words: "consent policies",
    permission: "Policy.Read.PermissionGrant",
    path: "/policies/permissionGrantPolicies?$expand=includes,excludes",
    simplerPath: "/policies/permissionGrantPolicies",
  },
  delegatedPermissionClassifications: { words: "permission classifications", permission: "Application.Read.All" },
  claimsMappingPolicies: { words: "claims-mapping policies", permission: "Policy.Read.All", path: "/policies/claimsMappingPolicies" },
};

/** How the reading of a collection ended. */
export type Result =
  | { readonly status: "complete" }
  | { readonly status: "refused"; readonly permission: string; readonly problem: string }
  | { readonly status: "failed"; readonly problem: string; /** HTTP; 0 where no answer came. */ readonly code: number };

export const complete: Result = { status: "complete" };
