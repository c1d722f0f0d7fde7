import type { ResourceAccess } from "../graph-objects";
import type { Member } from "../system";

/** A permission that stands on the API and is switched off: as good as none. */
export function exposeSwitchedOff({ app, principal }: Member, { id, type, value }: ResourceAccess & { readonly value: string }): void {
  const scope = { id, value, type: "User" as const, isEnabled: false };
  const role = { id, value, displayName: value, allowedMemberTypes: ["Application"], isEnabled: false };
  for (const [scopes, roles] of [
    [app.api.oauth2PermissionScopes, app.appRoles] as const,
    ...(principal ? [[principal.oauth2PermissionScopes, principal.appRoles] as const] : []),
  ]) {
    if (type === "Scope" && !scopes.some((each) => each.id === id)) scopes.push(scope);
    if (type === "Role" && !roles.some((each) => each.id === id)) roles.push(role);
  }
}
