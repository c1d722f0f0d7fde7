import type { Application, KeyCredential, ServicePrincipal } from "../model/declarations";
import { isFilled, known, type Field } from "../model/unknown";

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

/** A client by what can be seen of its declaration, as `client.is_client` has it. */
export function isClient(application: Application, principal: ServicePrincipal | undefined): boolean {
  const { requiredResourceAccess, isFallbackPublicClient, keyCredentials, passwordCredentials, federatedIdentityCredentials } = application;
  return (
    [requiredResourceAccess, passwordCredentials, federatedIdentityCredentials].some(holdsSome) ||
    known(isFallbackPublicClient) === true ||
    (known(keyCredentials) ?? []).some((key) => isClientKey(known(key))) ||
    (hasRedirectUri(application) && !isSaml(application, principal))
  );
}

/** To sign and to encrypt are the directory's certificates; a shared secret is the client's, whatever it was meant for. */
function isClientKey(key: KeyCredential | undefined): boolean {
  return known(key?.usage)?.toLowerCase() === "verify" || known(key?.type)?.toLowerCase() === "symmetric";
}

export function hasRedirectUri({ webRedirectUris, spaRedirectUris, publicClientRedirectUris }: Application): boolean {
  return [webRedirectUris, spaRedirectUris, publicClientRedirectUris].some(holdsSome);
}

/** The reply URLs of a SAML application are none of OAuth's; `client.is_saml` goes by the same signs. */
export function isSaml(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  const mode = known(principal?.preferredSingleSignOnMode);
  if (mode) return mode.toLowerCase() === "saml";
  const tags = [application, principal].flatMap((holder) => known(holder?.tags) ?? []);
  return Boolean(known(application?.applicationTemplateId)) || tags.includes("WindowsAzureActiveDirectoryCustomSingleSignOnApplication");
}

/** Known to hold something. */
export function holdsSome(list: Field<readonly unknown[]>): boolean {
  return isFilled(list) === true;
}
