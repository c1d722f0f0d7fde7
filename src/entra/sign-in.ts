import { graphPermissions, microsoftGraphAppId } from "./microsoft";

/** Scopes of OpenID Connect: every sign-in may ask for them, of any API, and consent to them comes along. */
export const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** The permissions of Microsoft Graph that a plain sign-in asks for: the portal lists User.Read for every new registration. */
const signInPermissions = new Set(["User.Read", ...signInScopes]);

/** User.Read of Azure AD Graph, which the portal listed before. */
const azureAdGraphAppId = "00000002-0000-0000-c000-000000000000";
const azureAdGraphUserRead = "311a71cc-e848-46a1-bdf8-97ff7156d8e6";

let ids: ReadonlySet<string> | undefined;

/** An API with permissions that a plain sign-in asks for: Microsoft Graph, by its id or its name, and the one before it. */
export function hasSignInPermissions(resourceAppId: string | null | undefined): boolean {
  return [microsoftGraphAppId, "microsoft graph", azureAdGraphAppId].includes(resourceAppId?.toLowerCase() ?? "");
}

/** A permission that a plain sign-in asks for, by its id or its value. */
export function isSignInPermission(resourceAppId: string | null | undefined, id: string | null | undefined): boolean {
  if (!id) return false;
  if (!hasSignInPermissions(resourceAppId)) return false;
  if (resourceAppId?.toLowerCase() === azureAdGraphAppId) return id.toLowerCase() === azureAdGraphUserRead;
  ids ??= new Set(Object.entries(graphPermissions().scopes).flatMap(([one, [name]]) => (signInPermissions.has(name) ? [one] : [])));
  return ids.has(id.toLowerCase()) || signInPermissions.has(id);
}
