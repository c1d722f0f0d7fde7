import type { Collection } from "../../model/collection";
import { isUnknown } from "../../model/unknown";
import { azureAdType, type PulumiResource } from "./resource";

export interface Tenants {
  /** The directory that a resource belongs to. */
  of(resource: Pick<PulumiResource, "provider">): string;
  readonly collections: Collection[];
  /** What cannot be told about tenants; every text is one diagnostic. */
  readonly gaps: readonly string[];
}

/**
 * Several providers of one stack may be configured for several tenants; one tenant's service principal never answers
 * for another's. Where a provider does not say its tenant, it may be that of any other: nothing counts as missing.
 */
export function tenantsOf(resources: readonly PulumiResource[], stack: string): Tenants {
  const ours = resources.filter((resource) => azureAdType(resource.type) !== undefined);
  const names = new Set(ours.map(tenantName));
  if (names.size < 2) return { of: () => stack, collections: [], gaps: [] };
  const of = (resource: Pick<PulumiResource, "provider">): string => {
    const name = tenantName(resource);
    return name ? `${stack}#${name}` : stack;
  };
  if (ours.every(({ provider }) => typeof provider?.tenantId === "string")) return { of, collections: [], gaps: [] };
  return { of, collections: [...new Set(ours.map(of))].map((tenant) => incomplete(tenant, ours[0]?.place.path ?? "")), gaps: [unsaid] };
}

const unsaid =
  "providers of this stack do not say their tenant, so each is taken for one of its own in which nothing counts as missing: set `tenantId` of each";

/**
 * Which tenant a resource is made in, as far as can be told: its id; "" where the provider leaves it to the environment,
 * as others that do; the provider itself where its tenant cannot be seen.
 */
export function tenantName({ provider }: Pick<PulumiResource, "provider">): string {
  const tenantId = provider?.tenantId;
  return isUnknown(tenantId) ? (provider?.urn ?? "") : (tenantId?.toLowerCase() ?? "");
}

/** Says of a directory that more exists than it holds. */
export function incomplete(tenant: string, path: string): Collection {
  return { kind: "servicePrincipal", tenant, path, count: 0, complete: false };
}
