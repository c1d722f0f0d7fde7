import { randomUUID } from "node:crypto";
import type { Json, Tenant } from "./directory";

/**
 * Admin consent to all that an application lists: one grant for all users for each API, and an assignment for each of its roles.
 * @returns false where the client or an API has no service principal
 */
export function consentForAll(tenant: Tenant, appId: string): boolean {
  const application = tenant.applications.find((each) => each["appId"] === appId);
  const principal = (id: unknown): Json | undefined => tenant.servicePrincipals.find((each) => each["appId"] === id);
  const client = principal(appId);
  if (!application || !client) return false;
  for (const { resourceAppId, resourceAccess } of application["requiredResourceAccess"] as Json[]) {
    const api = principal(resourceAppId);
    if (!api) return false;
    for (const { id, type } of resourceAccess as Json[]) {
      if (type === "Scope")
        grant(tenant, client, api, (api["oauth2PermissionScopes"] as Json[]).find((each) => each["id"] === id)?.["value"]);
      else assign(tenant, client, api, String(id));
    }
  }
  return true;
}

function grant(tenant: Tenant, client: Json, api: Json, scope: unknown): void {
  if (typeof scope !== "string") return;
  const pair = { clientId: client["id"], resourceId: api["id"], consentType: "AllPrincipals" };
  const own = tenant.oauth2PermissionGrants.find((each) => Object.entries(pair).every(([name, value]) => each[name] === value));
  if (!own) tenant.oauth2PermissionGrants.push({ id: randomUUID(), ...pair, principalId: null, scope });
  else own["scope"] = [...new Set([...String(own["scope"]).split(" ").filter(Boolean), scope])].join(" ");
}

function assign(tenant: Tenant, client: Json, api: Json, appRoleId: string): void {
  const assignment = { appRoleId, principalId: client["id"], resourceId: api["id"] };
  const isThere = tenant.appRoleAssignments.some((each) => Object.entries(assignment).every(([name, value]) => each[name] === value));
  if (!isThere) tenant.appRoleAssignments.push({ id: randomUUID(), principalType: "ServicePrincipal", ...assignment });
}
