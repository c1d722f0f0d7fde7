import type { Collection } from "../../model/collection";
import { azureAdType, type PulumiResource } from "./resource";

/**
 * Several providers of one stack may be configured for several tenants; one tenant's service principal never answers
 * for another's. Where some say their tenant and others do not, those may be in any of them: nothing counts as missing.
 */
export function tenantsOf(
  resources: readonly PulumiResource[],
  stack: string,
): { of(resource: PulumiResource): string; collections: Collection[] } {
  const ours = resources.filter((resource) => azureAdType(resource.type) !== undefined);
  const named = new Set(ours.flatMap(({ tenantId }) => (tenantId ? [tenantId.toLowerCase()] : [])));
  if (named.size < 2) return { of: () => stack, collections: [] };
  const of = ({ tenantId }: PulumiResource): string => (tenantId ? `${stack}#${tenantId.toLowerCase()}` : stack);
  const unsaid = ours.some(({ tenantId }) => !tenantId);
  return { of, collections: unsaid ? [...new Set(ours.map(of))].map((tenant) => incomplete(tenant, ours[0]?.place.path ?? "")) : [] };
}

/** Says of a directory that more exists than it holds. */
export function incomplete(tenant: string, path: string): Collection {
  return { kind: "servicePrincipal", tenant, path, count: 0, complete: false };
}
