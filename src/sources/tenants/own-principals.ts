import { isOwnedByMicrosoft } from "../../entra/microsoft";
import type { Application, Declaration, ServicePrincipal } from "../../model/declarations";
import { known } from "../../model/unknown";

/** One owner is taken for a stray (an application that turned single-tenant) where another has so many times its principals. */
const stray = 50;

/** Client ids of the applications that only their own tenant uses. */
export function singleTenantIds(declarations: Iterable<Declaration>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const declaration of declarations) {
    if (declaration.kind === "application" && isSingleTenant(declaration)) ids.add(known(declaration.appId)?.toLowerCase() ?? "");
  }
  return ids;
}

/**
 * The tenant that a service principal stands in, where it tells: the principal of an application that only its own tenant uses stands
 * in that tenant. Others are in any.
 */
export function homeOf(principal: ServicePrincipal, singleTenant: ReadonlySet<string>): string | undefined {
  const owner = known(principal.appOwnerOrganizationId)?.toLowerCase();
  if (!owner || isOwnedByMicrosoft(principal)) return undefined;
  const appId = known(principal.appId)?.toLowerCase();
  return isSingleTenant(principal) || (appId !== undefined && singleTenant.has(appId)) ? owner : undefined;
}

function isSingleTenant({ signInAudience }: Application | ServicePrincipal): boolean {
  return known(signInAudience)?.toLowerCase() === "azureadmyorg";
}

/** The owners that count, by how many principals show each. */
export function withoutStrays(votes: ReadonlyMap<string, number>): string[] {
  const most = Math.max(0, ...votes.values());
  return [...votes].filter(([, count]) => count * stray >= most).map(([owner]) => owner);
}

export function homesIn(declarations: Iterable<Declaration>, singleTenant: ReadonlySet<string>): Map<string, number> {
  const votes = new Map<string, number>();
  for (const declaration of declarations) {
    const home = declaration.kind === "servicePrincipal" ? homeOf(declaration, singleTenant) : undefined;
    if (home !== undefined) votes.set(home, (votes.get(home) ?? 0) + 1);
  }
  return votes;
}
