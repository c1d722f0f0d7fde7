import type { Application, ServicePrincipal } from "../model/declarations";
import { claimsOf } from "./kind-marks";
import type { Kind, KindFact } from "./kinds";
import { signOnOf } from "./sign-on";

export { kinds, type Kind, type KindFact } from "./kinds";

/**
 * What an application is, from all marks together: its declaration, its service principal, and what `aadguard.yaml` declares. The one
 * place that decides it: rules, diagnosis and graph ask here.
 *
 * Marks that only one kind has come first (a type, a tag, an issuer), then the way of single sign-on. What has no mark of
 * another kind is an OAuth client or API.
 */
export function kindOf(application: Application | undefined, principal: ServicePrincipal | undefined, declared?: Kind): KindFact {
  if (declared) return { kinds: [declared] };
  const claims = claimsOf(application, principal);
  return claims.length > 0 ? { kinds: claims } : signOnOf(application, principal);
}

/** Kinds whose web redirect URIs receive OAuth's answers. */
const answeredByOAuth: ReadonlySet<Kind> = new Set<Kind>(["oauth", "bot", "connector"]);

/**
 * Whether web redirect URIs are OAuth's, and not a SAML service's reply URLs, a proxy's or a placeholder. Those of the single-page
 * and the public client platform are OAuth's in any case. False where it is open.
 */
export function redirectsByOAuth({ kinds }: KindFact): boolean {
  return kinds.some((kind) => answeredByOAuth.has(kind));
}

/** Of another kind than OAuth, as far as can be seen: `client.is_other_kind` of the rules. */
export function isOtherKind(fact: KindFact): boolean {
  return fact.kinds.length > 0 && !redirectsByOAuth(fact);
}
