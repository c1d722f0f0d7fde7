import type { CloudName } from "../../model/clouds";
import type { TenantsOfPaths } from "./manifests";

/**
 * The cloud of each tenant, of the files that name one. Where they name several, one that is not the global cloud counts: less is
 * known of it, and less is said.
 */
export function cloudsOfTenants(said: readonly (readonly [string, CloudName])[], tenants: TenantsOfPaths): Map<string, CloudName> {
  const found = new Map<string, CloudName>();
  for (const [path, cloud] of said) {
    const tenant = tenants.of(path);
    if (cloud !== "global" || !found.has(tenant)) found.set(tenant, cloud);
  }
  return found;
}
