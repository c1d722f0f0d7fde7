import type { Application, KeyCredential, PasswordCredential, RequiredResourceAccess, ServicePrincipal } from "../model/declarations";
import { isFilled, isKnown, isUnknown, known, knownElements, unknown, type Field, type FieldList, type Unknown } from "../model/unknown";
import type { Kind, KindFact } from "./kinds";
import { isSignInPermission } from "./sign-in";
import { uriParts } from "./uris";

const oauth: KindFact = { kinds: ["oauth"] };
const of = (kind: Kind): KindFact => ({ kinds: [kind] });
const open = (field: string, reason = "kind"): KindFact => ({ kinds: [], open: { reason, field } });

/** What `preferredSingleSignOnMode` says by itself. */
const modes: Readonly<Record<string, KindFact>> = { saml: of("saml"), password: of("passwordSso"), oidc: oauth };

const mode = "preferredSingleSignOnMode";

/**
 * How an application signs its users in, where no other kind claims it. The mode decides where it is set. Where it is not, an
 * application that uses OAuth shows it: by a secret, say. One that shows nothing of OAuth is of another kind as far as its marks go.
 */
export function signOnOf(application: Application | undefined, principal: ServicePrincipal | undefined): KindFact {
  const written = principal?.preferredSingleSignOnMode;
  if (principal && !isKnown(written)) return open(mode, isUnknown(written) ? written.$unknown : "absent");
  const stated = known(written)?.toLowerCase() || undefined;
  const byMode = stated === undefined ? undefined : modes[stated];
  if (byMode) return byMode;
  if (isMadeForSaml(application, principal)) return of("saml");
  const otherwise = withoutOAuth(application, principal, stated);
  if (!otherwise) return oauth;
  const uses = usesOAuth(application, principal, otherwise.gallery);
  if (uses === true) return oauth;
  return uses === false ? otherwise.fact : open(uses.field, uses.$unknown);
}

interface Otherwise {
  /** What it is unless it uses OAuth. */
  readonly fact: KindFact;
  readonly gallery: boolean;
}

/** Undefined where nothing speaks for another kind than OAuth. */
function withoutOAuth(
  application: Application | undefined,
  principal: ServicePrincipal | undefined,
  stated: string | undefined,
): Otherwise | undefined {
  const gallery = isFromGallery(application, principal);
  const isLink = !!known(principal?.loginUrl);
  if (hasSigningKey(principal)) return { fact: isFederated(application) === true ? of("wsFederation") : of("saml"), gallery };
  if (isLink && (gallery || !hasWebRedirects(application))) return { fact: of("linked"), gallery };
  if (gallery) return { fact: stated === "notsupported" ? of("linked") : open(mode), gallery };
  const federated = isFederated(application);
  if (federated === false) return undefined;
  if (federated === true) return { fact: of("wsFederation"), gallery };
  return { fact: open(federated.field, federated.$unknown), gallery };
}

/** A tag, or a document that only SAML and WS-Federation have. */
function isMadeForSaml(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (known(application?.samlMetadataUrl)) return true;
  return [application, principal].some((holder) =>
    knownElements(holder?.tags).includes("WindowsAzureActiveDirectoryCustomSingleSignOnApplication"),
  );
}

/**
 * Made from a template of the gallery, the custom ones of each cloud among them. Templates offer OpenID Connect, SAML, passwords
 * and links, so that this says only where the application comes from.
 */
function isFromGallery(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (known(application?.applicationTemplateId) || known(principal?.applicationTemplateId)) return true;
  if (
    [application, principal].some((holder) =>
      knownElements(holder?.tags).includes("WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1"),
    )
  )
    return true;
  if (/^https:\/\/account\.activedirectory\.windowsazure\.(com|us|cn)(:\d+)?\/applications\//i.test(known(application?.homePageUrl) ?? ""))
    return true;
  return knownElements(application?.appRoles).some(({ value }) => known(value) === "msiam_access");
}

function hasSigningKey(principal: ServicePrincipal | undefined): boolean {
  return signingKeys(principal).length > 0 || !!known(principal?.preferredTokenSigningKeyThumbprint);
}

/** A fact that cannot be told, and the field that it rests on. */
type Untold = Unknown & { readonly field: string };
type Reason = { readonly $unknown: string; readonly field: string };

/**
 * A relying party of WS-Federation is a plain registration: its realm is an identifier URI with http or https, its reply URL a web
 * redirect URI. Certain where the reply URL says so.
 */
function isFederated(application: Application | undefined): boolean | Reason {
  if (!application || !hasWebRedirects(application)) return false;
  const { identifierUris } = application;
  if (!isKnown(identifierUris)) return untold(identifierUris, "identifierUris");
  const realms = knownElements(identifierUris).filter((uri) => /^https?:\/\//i.test(uri));
  if (realms.length === 0) return false;
  const replies = knownElements(application.webRedirectUris);
  const says = (uri: string): boolean => /ws-?fed|federation|_trust/i.test(uriParts(uri)?.path ?? "") || realms.includes(uri);
  return replies.some(says) || { $unknown: "kind", field: "identifierUris" };
}

function hasWebRedirects(application: Application | undefined): boolean {
  return isFilled(application?.webRedirectUris) === true;
}

/**
 * Whether something is there that only OAuth needs; what a gallery's template brings of itself does not count: an id token switch, a
 * scope, the permission to sign users in.
 */
function usesOAuth(application: Application | undefined, principal: ServicePrincipal | undefined, gallery: boolean): boolean | Untold {
  const holders = [application, principal].filter((holder) => holder !== undefined);
  const answers: (boolean | Untold)[] = holders.flatMap((holder) => [
    some(holder.passwordCredentials, "passwordCredentials", (secret) => !isOfSigningPair(secret, holder)),
    some(holder.keyCredentials, "keyCredentials", (key) => known(key.usage)?.toLowerCase() === "verify" && !isOfSigningPair(key, holder)),
  ]);
  if (application) {
    answers.push(some(application.federatedIdentityCredentials ?? [], "federatedIdentityCredentials", () => true));
    answers.push(some(application.spaRedirectUris, "spaRedirectUris", () => true));
    answers.push(some(application.publicClientRedirectUris, "publicClientRedirectUris", () => true));
    answers.push(holds(application.isFallbackPublicClient, "isFallbackPublicClient", (flag) => flag === true));
    answers.push(some(application.requiredResourceAccess, "requiredResourceAccess", asksBeyondSignIn));
    if (!gallery) {
      answers.push(holds(application.enableIdTokenIssuance, "enableIdTokenIssuance", (flag) => flag === true));
      answers.push(holds(application.enableAccessTokenIssuance, "enableAccessTokenIssuance", (flag) => flag === true));
      answers.push(some(application.oauth2PermissionScopes, "oauth2PermissionScopes", () => true));
    }
  }
  return answers.includes(true) || (answers.find((answer): answer is Untold => isUnknown(answer)) ?? false);
}

function asksBeyondSignIn({ resourceAppId, resourceAccess }: RequiredResourceAccess): boolean {
  return knownElements(resourceAccess).some(({ id }) => !isSignInPermission(known(resourceAppId), known(id)));
}

function some<T>(list: FieldList<T>, field: string, test: (element: T) => boolean): boolean | Untold {
  if (!isKnown(list)) return untold(list, field);
  if (list.some((element) => isKnown(element) && test(element as T))) return true;
  const hidden = list.find(isUnknown);
  return hidden ? untold(hidden, field) : false;
}

function holds<T>(value: Field<T>, field: string, test: (value: T) => boolean): boolean | Untold {
  return isKnown(value) ? test(value) : untold(value, field);
}

function untold(value: unknown, field: string): Untold {
  return { ...(isUnknown(value) ? value : unknown("absent")), field };
}

/** Keys that tokens are signed with. The platform signs with certificates only: a symmetric key is a fault, no signing key. */
export function signingKeys(holder: Application | ServicePrincipal | undefined): KeyCredential[] {
  if (!holder || known(holder.keyCredentials)?.length === 0) return [];
  return knownElements(holder.keyCredentials).filter(
    ({ type, usage }) => known(usage)?.toLowerCase() === "sign" && known(type)?.toLowerCase() !== "symmetric",
  );
}

/**
 * The directory makes a token signing certificate as three: a Sign key, its Verify half and a password, which share a key id or a
 * custom key identifier. None of them is the client's. As `credential.of_signing_pair` has it.
 */
export function isOfSigningPair(item: KeyCredential | PasswordCredential, holder: Application | ServicePrincipal): boolean {
  return signingKeys(holder).some((key) => shares(key, item, "keyId") || shares(key, item, "customKeyIdentifier"));
}

function shares(a: KeyCredential, b: KeyCredential | PasswordCredential, name: "keyId" | "customKeyIdentifier"): boolean {
  const [first, second] = [known(a[name]), known(b[name])];
  return !!first && first.toLowerCase() === second?.toLowerCase();
}
