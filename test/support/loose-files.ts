import type { Dialect } from "./dialect";
import type { Collections, Json } from "./examples";

/** The example as one file for each kind of object, as `az ad app list --all > applications.json` and the like leave them. */
export function asLooseFiles(example: Collections, dialect: Dialect): Record<string, unknown> {
  const principals = example.servicePrincipals.filter((principal) => dialect.knows?.(principal) ?? true);
  return {
    "applications.json": listOf(example.applications.map(dialect.application), "applications"),
    "service-principals.json": listOf(principals.map(dialect.servicePrincipal), "servicePrincipals"),
    "grants.json": listOf(example.oauth2PermissionGrants.map(dialect.other), "oauth2PermissionGrants"),
    "assignments.json": listOf(example.appRoleAssignments.map(dialect.other), "appRoleAssignments"),
    ...(example.claimsMappingPolicies
      ? { "claims-mapping-policies.json": listOf(example.claimsMappingPolicies, "claimsMappingPolicies") }
      : {}),
    ...(example.permissionGrantPolicies ? { "consent-policies.json": example.permissionGrantPolicies.map(dialect.other) } : {}),
    ...(example.delegatedPermissionClassifications
      ? { "classifications.json": example.delegatedPermissionClassifications.map(dialect.other) }
      : {}),
    "authorization-policy.json": dialect.other(example.authorizationPolicy),
    ...Object.fromEntries(example.applications.map((application) => federatedCredentials(example, application))),
  };
}

/** An empty array does not say of what: as a page of Microsoft Graph it does. */
function listOf(objects: readonly unknown[], set: string): unknown {
  return objects.length > 0 ? objects : { "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${set}`, value: [] };
}

/** `az rest` on an application's federated credentials, whatever the dialect of the rest. */
function federatedCredentials(example: Collections, { id }: Json): [string, unknown] {
  const value = example.federatedIdentityCredentials.filter(({ applicationId }) => applicationId === id);
  const context = `https://graph.microsoft.com/v1.0/$metadata#applications('${String(id)}')/federatedIdentityCredentials`;
  return [
    `federated-${String(id)}.json`,
    { "@odata.context": context, value: value.map(({ applicationId: _, ...credential }) => credential) },
  ];
}
