import type { Application, KeyCredential, PasswordCredential, ServicePrincipal } from "../model/declarations";
import { type Field, isFilled, known, knownElements } from "../model/unknown";
import { isOfSigningPair } from "./sign-on";
import { type Kind, kindOf, redirectsByOAuth } from "./kind";

/** Fields that could make an application a client. */
export type ClientEvidence = Pick<
  Application,
  | ("requiredResourceAccess" | "isFallbackPublicClient")
  | ("webRedirectUris" | "spaRedirectUris" | "publicClientRedirectUris")
  | ("keyCredentials" | "passwordCredentials" | "federatedIdentityCredentials")
>;

/** What `policies/lib/client.rego` looks at to tell a client, for the rules of its service principal. */
export function clientEvidence(application: Application): ClientEvidence {
  const { requiredResourceAccess, isFallbackPublicClient, webRedirectUris, spaRedirectUris, publicClientRedirectUris } = application;
  const { keyCredentials, passwordCredentials, federatedIdentityCredentials } = application;
  return {
    ...{ requiredResourceAccess, isFallbackPublicClient, webRedirectUris, spaRedirectUris, publicClientRedirectUris },
    ...{ keyCredentials, passwordCredentials, federatedIdentityCredentials },
  };
}

/**
 * A client by what can be seen of its declaration, as `client.is_client` of `policies/lib/client.rego` has it: a property test
 * holds the two equal (test/entra/client.test.ts).
 */
export function isClient(application: Application, principal: ServicePrincipal | undefined, declared?: Kind): boolean {
  const { requiredResourceAccess, isFallbackPublicClient, keyCredentials, passwordCredentials, federatedIdentityCredentials } = application;
  const kind = kindOf(application, principal, declared);
  if (known(isFallbackPublicClient) === true || hasOAuthRedirect(application, redirectsByOAuth(kind))) return true;
  if (kind.kinds.includes("microsoftMade")) return false;
  return (
    [requiredResourceAccess, passwordCredentials, federatedIdentityCredentials].some(holdsSome) ||
    knownElements(keyCredentials).some(isClientKey) ||
    (principal !== undefined && provesItself(principal))
  );
}

/** To sign and to encrypt are the directory's certificates; a shared secret is the client's, whatever it was meant for. */
function isClientKey(key: KeyCredential): boolean {
  return isVerifyCertificate(key) || known(key.type)?.toLowerCase() === "symmetric";
}

/** A certificate: nobody can sign an assertion with a shared secret. As `credential.proves_client`. */
export function isVerifyCertificate({ type, usage }: KeyCredential): boolean {
  return known(usage)?.toLowerCase() === "verify" && known(type)?.toLowerCase() !== "symmetric";
}

/** A secret or a key to verify with, and no part of a token signing certificate. */
function provesItself(principal: ServicePrincipal): boolean {
  const isOwn = (item: KeyCredential | PasswordCredential): boolean => !isOfSigningPair(item, principal);
  return (
    knownElements(principal.passwordCredentials).some(isOwn) ||
    knownElements(principal.keyCredentials).filter(isVerifyCertificate).some(isOwn)
  );
}

export function hasRedirectUri({ webRedirectUris, spaRedirectUris, publicClientRedirectUris }: Application): boolean {
  return [webRedirectUris, spaRedirectUris, publicClientRedirectUris].some(holdsSome);
}

/** A redirect URI that an answer of OAuth may be sent to: the web platform's are another protocol's in applications of another kind. */
export function hasOAuthRedirect({ webRedirectUris, spaRedirectUris, publicClientRedirectUris }: Application, byOAuth: boolean): boolean {
  return (byOAuth && holdsSome(webRedirectUris)) || [spaRedirectUris, publicClientRedirectUris].some(holdsSome);
}

/** Known to hold something. */
export function holdsSome(list: Field<readonly unknown[]>): boolean {
  return isFilled(list) === true;
}

/** Audiences of applications that are used in other tenants than their own; `client.is_multi_tenant` of the rules goes by the same two. */
const multiTenantAudiences: readonly string[] = ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"];

/** Used in other tenants than its own. */
export function isMultiTenant({ signInAudience }: Pick<Application, "signInAudience">): boolean {
  return multiTenantAudiences.includes(known(signInAudience) ?? "");
}
