import type { DeclarationKind } from "./declarations";

const kinds: Record<DeclarationKind, [one: string, many: string]> = {
  application: ["application", "applications"],
  servicePrincipal: ["service principal", "service principals"],
  servicePrincipalDeletion: ["deleted service principal", "deleted service principals"],
  oauth2PermissionGrant: ["delegated grant", "delegated grants"],
  appRoleAssignment: ["app role assignment", "app role assignments"],
  federatedIdentityCredential: ["federated credential", "federated credentials"],
  authorizationPolicy: ["authorization policy", "authorization policies"],
  permissionGrantPolicy: ["consent policy", "consent policies"],
  delegatedPermissionClassification: ["permission classification", "permission classifications"],
  claimsMappingPolicy: ["claims-mapping policy", "claims-mapping policies"],
};

/** `application` → `application`, `servicePrincipal` → `service principal`. */
export function kindWord(kind: DeclarationKind): string {
  return kinds[kind][0];
}

/** `3 service principals`. */
export function countOfKind(count: number, kind: DeclarationKind): string {
  return `${count} ${kinds[kind][count === 1 ? 0 : 1]}`;
}

/** `service principals`. */
export function kindWordMany(kind: DeclarationKind): string {
  return kinds[kind][1];
}
