import { objectsOf, textOf } from "./answer";
import type { Journal } from "./journal";

type Json = Readonly<Record<string, unknown>>;

export interface PrincipalsToAsk {
  /** Where an assignment can matter: it exposes roles, or requires an assignment. */
  readonly assigned: readonly string[];
  /** Where a classification can matter: it exposes scopes, and an application of the tenant lists it for delegated permissions. */
  readonly classified: readonly string[];
}

/** Which service principals are worth a question each, in the order of their ids. */
export function principalsToAsk(applications: Journal, principals: Journal): PrincipalsToAsk {
  const wanted = delegatedResources(applications);
  const [assigned, classified] = [new Set<string>(), new Set<string>()];
  for (const principal of principals.objects()) {
    const id = textOf(principal["id"]);
    if (id === undefined) continue;
    if (principal["appRoleAssignmentRequired"] === true || objectsOf(principal["appRoles"]).length > 0) assigned.add(id);
    const isListed = wanted.has(textOf(principal["appId"])?.toLowerCase() ?? "");
    if (isListed && objectsOf(principal["oauth2PermissionScopes"]).length > 0) classified.add(id);
  }
  return { assigned: [...assigned].sort(), classified: [...classified].sort() };
}

/** Client ids of the APIs that applications list for delegated permissions. */
function delegatedResources(applications: Journal): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const application of applications.objects()) {
    for (const entry of objectsOf(application["requiredResourceAccess"])) {
      if (objectsOf(entry["resourceAccess"]).some(isScope)) wanted.add(String(entry["resourceAppId"]).toLowerCase());
    }
  }
  return wanted;
}

function isScope({ type }: Json): boolean {
  return String(type).toLowerCase() === "scope";
}
