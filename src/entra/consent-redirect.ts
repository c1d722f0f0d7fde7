import type { Application } from "../model/declarations";
import { isKnown, known, knownElements } from "../model/unknown";
import { isMultiTenant } from "./client";
import { uriParts } from "./uris";

/** True, or a fact that cannot be told and the field that it rests on. */
export type ConsentRedirect = true | { readonly $unknown: "redirect-use"; readonly field: "webRedirectUris" };

/**
 * Whether the only redirect URI serves the administrator's consent, and no user's sign-in. A daemon (application permissions only)
 * may have one: the answer of `/adminconsent` is sent there. Its path says so. Where it does not, a multi-tenant daemon leaves it open,
 * since each of its customers' administrators has to consent. Undefined where the URI signs users in.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function consentRedirect(application: Application): ConsentRedirect | undefined {
  const [uri, ...others] = known(application.webRedirectUris) ?? [];
  if (typeof uri !== "string" || others.length > 0 || !isDaemon(application)) return undefined;
  const path = uriParts(uri)?.path ?? "";
  if (/consent|permission|grant|onboard|approv|install/i.test(path)) return true;
  if (isKnown(application.signInAudience) && !isMultiTenant(application)) return undefined;
  const signsIn = /sign-?in|sso|oidc|openid|login|logon|callback|oauth|auth/i.test(path);
  return signsIn ? undefined : { $unknown: "redirect-use", field: "webRedirectUris" };
}

/** Application permissions only, and no sign of users besides the one URI. */
function isDaemon(application: Application): boolean {
  const { isFallbackPublicClient, spaRedirectUris, publicClientRedirectUris, enableIdTokenIssuance, enableAccessTokenIssuance } =
    application;
  if ([spaRedirectUris, publicClientRedirectUris].some((list) => (known(list)?.length ?? 0) > 0)) return false;
  if ([isFallbackPublicClient, enableIdTokenIssuance, enableAccessTokenIssuance].some((flag) => known(flag) === true)) return false;
  const access = knownElements(application.requiredResourceAccess).flatMap(({ resourceAccess }) => knownElements(resourceAccess));
  return access.length > 0 && access.every(({ type }) => known(type)?.toLowerCase() === "role");
}
