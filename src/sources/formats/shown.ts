import type { DeclarationKind } from "../../model/declarations";

/** What Microsoft Graph answers with, and so every export of a tenant. */
export const ofTenant: readonly DeclarationKind[] = [
  "application",
  "servicePrincipal",
  "oauth2PermissionGrant",
  "appRoleAssignment",
  "federatedIdentityCredential",
  "authorizationPolicy",
  "permissionGrantPolicy",
  "delegatedPermissionClassification",
  "claimsMappingPolicy",
];

/** What azuread 2 and later have resources for, of what rules ask about. */
export const ofAzureadCode: readonly DeclarationKind[] = [
  "application",
  "servicePrincipal",
  "oauth2PermissionGrant",
  "appRoleAssignment",
  "federatedIdentityCredential",
  "claimsMappingPolicy",
];

export const ofAzureadOne: readonly DeclarationKind[] = ["application", "servicePrincipal"];

export const ofBicep: readonly DeclarationKind[] = [
  "application",
  "servicePrincipal",
  "oauth2PermissionGrant",
  "appRoleAssignment",
  "federatedIdentityCredential",
];
