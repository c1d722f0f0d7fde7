import type { ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import { packageText } from "../platform";

/** Microsoft Graph: the one resource whose permissions we know without an export. */
export const microsoftGraphAppId = "00000003-0000-0000-c000-000000000000";

/** Tenants that own Microsoft's first-party applications (facts: `appOwnerOrganizationId` of such service principals). */
export const microsoftTenants: ReadonlySet<string> = new Set([
  "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  "72f988bf-86f1-41af-91ab-2d7cd011db47",
  "cdc5aeea-15c5-4db6-b079-fcadd2505dc2",
]);

/** Whether it is one of Microsoft's, as its owner says; false where that cannot be seen. */
export function isOwnedByMicrosoft({ appOwnerOrganizationId }: Pick<ServicePrincipal, "appOwnerOrganizationId">): boolean {
  return microsoftTenants.has(known(appOwnerOrganizationId)?.toLowerCase() ?? "");
}

/** The same, and where the owner cannot be seen, by the table of Microsoft's applications. */
export function isMicrosofts(principal: Pick<ServicePrincipal, "appId" | "appOwnerOrganizationId">): boolean {
  if (known(principal.appOwnerOrganizationId)) return isOwnedByMicrosoft(principal);
  return firstParty(known(principal.appId) ?? "")?.proven === true;
}

interface PermissionTable {
  readonly date: string;
  /** id to [value, User | Admin, enabled]. */
  readonly scopes: Readonly<Record<string, readonly [string, string, boolean]>>;
  /** id to [value, enabled]. */
  readonly roles: Readonly<Record<string, readonly [string, boolean]>>;
}

interface ApplicationTable {
  readonly date: string;
  /** appId to [display name, owner tenant]; without an owner the row gives a name, not proof of being Microsoft's. */
  readonly applications: Readonly<Record<string, readonly [string, string | null]>>;
}

function table<T>(file: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= JSON.parse(packageText(`data/${file}`)) as T);
}

/** Microsoft Graph's permissions, keyed by (type, id): one id may be both a scope and a role. */
export const graphPermissions = table<PermissionTable>("microsoft-graph-permissions.json");
export const firstPartyApplications = table<ApplicationTable>("first-party-applications.json");

/** `proven`: owned by a Microsoft tenant. `listed`: a table names it, which proves nothing. */
export function firstParty(appId: string): { readonly displayName: string; readonly proven: boolean } | undefined {
  const row = firstPartyApplications().applications[appId.toLowerCase()];
  return row && { displayName: row[0], proven: row[1] !== null && microsoftTenants.has(row[1]) };
}

let byName: Map<string, string | null> | undefined;

/** The client id of a first-party application by its display name ("Microsoft Graph"); undefined where it is unknown or ambiguous. */
export function firstPartyByName(name: string): string | undefined {
  if (!byName) {
    byName = new Map();
    for (const [appId, [displayName, owner]] of Object.entries(firstPartyApplications().applications)) {
      if (owner === null || !microsoftTenants.has(owner)) continue;
      const key = displayName.toLowerCase();
      byName.set(key, byName.has(key) ? null : appId);
    }
  }
  return byName.get(name.toLowerCase()) ?? undefined;
}
