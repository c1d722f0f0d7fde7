import type { Application, FieldList, RequiredResourceAccess } from "../model/declarations";
import { isKnown, known } from "../model/unknown";
import type { Flow } from "./config";

/** Flows that an application may use, by what it declares; only its people know. */
export interface Proposal {
  readonly flows: readonly Flow[];
  /** It looks like an API that only daemons call. */
  readonly daemonOnly: boolean;
  /** What of the declaration says so, in words. */
  readonly because: readonly string[];
}

/** Microsoft Graph's delegated permission `offline_access`: it asks for refresh tokens. */
const offlineAccess = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182";

/** https://learn.microsoft.com/entra/identity-platform/authentication-flows-app-scenarios says which flow needs what. */
export function propose(application: Application): Proposal | undefined {
  const has = traitsOf(application);
  const flows: Flow[] = [];
  if (has.redirectUri) flows.push("authorizationCode");
  if (has.publicClient) flows.push("deviceCode");
  if (has.scopes && has.credential && has.delegated) flows.push("onBehalfOf");
  if (has.refresh) flows.push("refreshToken");
  if (has.role && has.credential) flows.push("clientCredentials");
  const daemonOnly = has.roles && !has.scopes;
  if (flows.length === 0 && !daemonOnly) return undefined;
  return { flows, daemonOnly, because: reasons.filter(([trait]) => has[trait]).map(([, words]) => words) };
}

type Traits = Readonly<Record<(typeof reasons)[number][0], boolean>>;

const reasons = [
  ["redirectUri", "redirect URIs"],
  ["publicClient", "public client flows allowed"],
  ["credential", "a credential"],
  ["delegated", "delegated permissions"],
  ["refresh", "offline_access"],
  ["role", "application permissions"],
  ["scopes", "scopes of its own"],
  ["roles", "application roles of its own"],
] as const;

function traitsOf(application: Application): Traits {
  const { webRedirectUris, spaRedirectUris, publicClientRedirectUris, keyCredentials, passwordCredentials } = application;
  const access = listOf(application.requiredResourceAccess).flatMap((entry: RequiredResourceAccess) => listOf(entry.resourceAccess));
  const asks = (type: string) => access.filter((entry) => known(entry.type)?.toLowerCase() === type);
  return {
    redirectUri: [webRedirectUris, spaRedirectUris, publicClientRedirectUris].some(holdsAny),
    publicClient: known(application.isFallbackPublicClient) === true,
    credential: holdsAny(keyCredentials) || holdsAny(passwordCredentials) || holdsAny(application.federatedIdentityCredentials),
    delegated: asks("scope").length > 0,
    refresh: asks("scope").some(({ id }) => [offlineAccess, "offline_access"].includes(known(id)?.toLowerCase() ?? "")),
    role: asks("role").length > 0,
    scopes: listOf(application.oauth2PermissionScopes).some(({ isEnabled }) => known(isEnabled) !== false),
    roles: listOf(application.appRoles).some(
      ({ isEnabled, allowedMemberTypes }) => known(isEnabled) !== false && listOf(allowedMemberTypes).includes("Application"),
    ),
  };
}

function listOf<T>(list: FieldList<T> | undefined): T[] {
  return (known(list) ?? []).filter((entry): entry is T & typeof entry => isKnown(entry)) as T[];
}

function holdsAny(list: FieldList<unknown> | undefined): boolean {
  return (known(list) ?? []).length > 0;
}
