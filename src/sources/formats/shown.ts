import type { DeclarationKind } from "../../model/declarations";

/** What the readers are called: data about formats names them without loading them. A test holds it equal to the readers. */
export const entraObjects = "Microsoft Entra objects";
export const collections = "Collections of Entra objects";
export const organization = "Organization of the tenant";
export const exportManifest = "Manifest of aadguard export";
export const bareList = "Part of an application (bare list)";

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
