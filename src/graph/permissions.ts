import { exposureOf, type Exposure } from "../directory/exposure";
import type { Resource } from "../directory/directory";
import type { RequiredResourceAccess } from "../model/declarations";
import { known } from "../model/unknown";
import type { Permissions } from "./link-set";

/** Names of permissions; what a resource exposes is looked up once. */
export class PermissionNames {
  private readonly exposures = new Map<string, Exposure>();

  /** The permissions of one entry, by value where the resource tells it; an entry that cannot be seen has none. */
  of({ resourceAccess }: RequiredResourceAccess, node: string, resource: Resource | undefined, appId: string | undefined): Permissions {
    const permissions = { delegated: [] as string[], application: [] as string[] };
    for (const access of known(resourceAccess) ?? []) {
      const { id, type } = known(access) ?? {};
      const written = known(id);
      const kind = known(type)?.toLowerCase();
      if (!written || (kind !== "scope" && kind !== "role")) continue;
      const name = this.exposure(node, resource, appId).valueOf(written) ?? written;
      permissions[kind === "scope" ? "delegated" : "application"].push(name);
    }
    return permissions;
  }

  private exposure(node: string, resource: Resource | undefined, appId: string | undefined): Exposure {
    let exposure = this.exposures.get(node);
    if (!exposure) this.exposures.set(node, (exposure = exposureOf(resource, appId)));
    return exposure;
  }
}
