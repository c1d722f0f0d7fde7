import type { Dialect } from "./dialect";
import type { Collections, Json } from "./examples";

/** The example as EntraExporter writes a tenant: a folder for each object, its grants and assignments below it. */
export function asEntraExporter(example: Collections, dialect: Dialect): Record<string, unknown> {
  const files: Record<string, unknown> = {};
  const add = (folder: string, { id }: Json, content: unknown): void => {
    files[`${folder}/${id}/${id}.json`] = content;
  };
  for (const application of example.applications) {
    add("Applications", application, dialect.application(withFederatedCredentials(example, application)));
  }
  for (const principal of example.servicePrincipals) {
    if (dialect.knows?.(principal) ?? true) add("ServicePrincipals", principal, dialect.servicePrincipal(principal));
  }
  for (const grant of example.oauth2PermissionGrants) {
    add(`ServicePrincipals/${grant.clientId}/Oauth2PermissionGrants`, grant, dialect.other(grant));
  }
  for (const assignment of example.appRoleAssignments) {
    add(`ServicePrincipals/${assignment.principalId}/AppRoleAssignments`, assignment, dialect.other(assignment));
    add(`ServicePrincipals/${assignment.resourceId}/AppRoleAssignedTo`, assignment, dialect.other(assignment));
  }
  for (const policy of example.claimsMappingPolicies ?? []) add("Policies/ClaimsMappingPolicies", policy, dialect.other(policy));
  for (const policy of example.permissionGrantPolicies ?? []) add("Policies/PermissionGrantPolicies", policy, dialect.other(policy));
  for (const { servicePrincipalId, ...one } of example.delegatedPermissionClassifications ?? []) {
    add(`ServicePrincipals/${String(servicePrincipalId)}/DelegatedPermissionClassifications`, one, dialect.other(one));
  }
  add("Policies/AuthorizationPolicy", example.authorizationPolicy, dialect.other(example.authorizationPolicy));
  return files;
}

/** The folder has no place of its own for them: they are exported with `$expand`. */
function withFederatedCredentials({ federatedIdentityCredentials }: Collections, application: Json): Json {
  const own = federatedIdentityCredentials.filter(({ applicationId }) => applicationId === application.id);
  return { ...application, federatedIdentityCredentials: own.map(({ applicationId: _, ...credential }) => credential) };
}
