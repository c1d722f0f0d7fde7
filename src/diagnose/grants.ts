import type { DelegatedPermissionGrant } from "../model/declarations";
import { isGuid } from "../entra/guid";
import { isKnown, known, unknown } from "../model/unknown";
import type { Situation, TokenRequest } from "./request";

/** Grants of the client for the resource, for all users or for one. */
export function grantsFor({ directory, request }: Situation): DelegatedPermissionGrant[] {
  const { client, resource } = request;
  if (!client.servicePrincipal || !resource.servicePrincipal) return [];
  return directory.links
    .grantsTo(client.servicePrincipal)
    .filter((grant) => directory.links.resourceOfGrant(grant) === resource.servicePrincipal);
}

/** The values of a grant that can be seen. */
export function scopesOf(grant: DelegatedPermissionGrant): string[] {
  return (known(grant.scope) ?? []).filter((value): value is string => isKnown(value) && value !== "");
}

export function isForAll(grant: DelegatedPermissionGrant): boolean {
  return known(grant.consentType)?.toLowerCase() === "allprincipals";
}

/**
 * A grant as good as it is for this request's user: the user's own counts as one for all; one that may be the user's,
 * since people are named and grants hold object ids, stays open.
 */
export function asForUser<T extends DelegatedPermissionGrant>(grant: T, { user }: TokenRequest): T {
  if (user === undefined || known(grant.consentType)?.toLowerCase() !== "principal") return grant;
  const principal = known(grant.principalId)?.toLowerCase();
  if (!isGuid(user) || principal === undefined) return { ...grant, consentType: unknown("user") };
  return principal === user.toLowerCase() ? { ...grant, consentType: "AllPrincipals" } : grant;
}
