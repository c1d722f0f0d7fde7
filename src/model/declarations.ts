import type { Common } from "./common";
import type { SeparateField, ServicePrincipalDeletion } from "./change";
import type { ClaimsMappingPolicy, DelegatedPermissionClassification, PermissionGrantPolicy } from "./policies";
import type { Field, FieldList } from "./unknown";

export type { Origin } from "./common";
export type * from "./change";
export type * from "./policies";
export type { FieldList } from "./unknown";

/**
 * What readers hand over: one declaration for each object of an input, in the words of Microsoft Graph v1.0
 * (https://learn.microsoft.com/graph/api/resources/application), flattened where Graph nests (`api.*`, `web.*`, `spa.*`,
 * `publicClient.*`), so that an application and a service principal name the same thing alike.
 *
 * Every field may be absent, unknown or known: see `Field`. `null` in an export is the documented default and known.
 * Key material and secret texts are never read into a declaration.
 */
export type Declaration =
  | Application
  | ServicePrincipal
  | ServicePrincipalDeletion
  | DelegatedPermissionGrant
  | AppRoleAssignment
  | FederatedIdentityCredential
  | AuthorizationPolicy
  | PermissionGrantPolicy
  | DelegatedPermissionClassification
  | ClaimsMappingPolicy;

export type DeclarationKind = Declaration["kind"];

export interface Application extends Common {
  readonly kind: "application";
  /** Object id. */
  id?: Field<string | null>;
  /** Client id. */
  appId?: Field<string | null>;
  displayName?: Field<string | null>;
  /** AzureADMyOrg | AzureADMultipleOrgs | AzureADandPersonalMicrosoftAccount | PersonalMicrosoftAccount. */
  signInAudience?: Field<string | null>;
  identifierUris?: FieldList<string>;
  isFallbackPublicClient?: Field<boolean | null>;
  /** Graph: `web.redirectUris`. */
  webRedirectUris?: FieldList<string>;
  /** Graph: `spa.redirectUris`. */
  spaRedirectUris?: FieldList<string>;
  /** Graph: `publicClient.redirectUris`. */
  publicClientRedirectUris?: FieldList<string>;
  /** Graph: `web.implicitGrantSettings.enableIdTokenIssuance`. */
  enableIdTokenIssuance?: Field<boolean | null>;
  /** Graph: `web.implicitGrantSettings.enableAccessTokenIssuance`. */
  enableAccessTokenIssuance?: Field<boolean | null>;
  /** Graph: `api.requestedAccessTokenVersion`; 1, 2 or null. */
  requestedAccessTokenVersion?: Field<number | null>;
  /** Graph: `api.acceptMappedClaims`: tokens may hold claims of a claims-mapping policy without a signing key of its own. */
  acceptMappedClaims?: Field<boolean | null>;
  /** Graph: `api.oauth2PermissionScopes`. */
  oauth2PermissionScopes?: FieldList<PermissionScope>;
  appRoles?: FieldList<AppRole>;
  requiredResourceAccess?: FieldList<RequiredResourceAccess>;
  /** Graph: `api.knownClientApplications`; client ids. */
  knownClientApplications?: FieldList<string>;
  /** Graph: `api.preAuthorizedApplications`. */
  preAuthorizedApplications?: FieldList<PreAuthorizedApplication>;
  keyCredentials?: FieldList<KeyCredential>;
  passwordCredentials?: FieldList<PasswordCredential>;
  /** Only where the input holds them inline (`$expand=federatedIdentityCredentials`); others are declarations of their own. */
  federatedIdentityCredentials?: FieldList<FederatedCredential>;
  applicationTemplateId?: Field<string | null>;
  /** Graph: `web.homePageUrl`. */
  homePageUrl?: Field<string | null>;
  samlMetadataUrl?: Field<string | null>;
  /** Graph beta: it has `onPremisesPublishing`, the settings of application proxy. */
  isPublishedOnPremises?: Field<boolean | null>;
  /** Graph: `verifiedPublisher.verifiedPublisherId`; null where the publisher is not verified. */
  verifiedPublisherId?: Field<string | null>;
  /** The type that Graph writes where it is a derived one: `#microsoft.graph.agentIdentityBlueprint`. */
  odataType?: Field<string | null>;
  /** `DisabledDueToViolationOfServicesAgreement` and the like, null, or `NotDisabled`. */
  disabledByMicrosoftStatus?: Field<string | null>;
  /** Deactivated by its owner, in every tenant; Graph has it since April 2026. */
  isDisabled?: Field<boolean | null>;
  /** The `keyId` of the certificate that tokens are encrypted with. */
  tokenEncryptionKeyId?: Field<string | null>;
  /** Graph: `requestSignatureVerification.isSignedRequestRequired`: SAML requests have to be signed. */
  isSignedRequestRequired?: Field<boolean | null>;
  /** RFC 3339, UTC, whole seconds. */
  createdDateTime?: Field<string | null>;
  tags?: FieldList<string>;
  /** Declared as the body of a request to Microsoft Graph (Bicep), which makes secrets by an action alone. */
  isWrittenToGraph?: true;
  /** Of what code declares: fields that it writes itself while resources of their own write them too. */
  managedSeparately?: FieldList<SeparateField>;
}

export interface ServicePrincipal extends Common {
  readonly kind: "servicePrincipal";
  /** Object id. */
  id?: Field<string | null>;
  appId?: Field<string | null>;
  displayName?: Field<string | null>;
  accountEnabled?: Field<boolean | null>;
  /** The tenant that owns the application behind it. */
  appOwnerOrganizationId?: Field<string | null>;
  appRoleAssignmentRequired?: Field<boolean | null>;
  /** Application | ManagedIdentity | Legacy | SocialIdp | ServiceIdentity (an agent's). */
  servicePrincipalType?: Field<string | null>;
  servicePrincipalNames?: FieldList<string>;
  /** The redirect URIs of its application, as this tenant knows them. */
  replyUrls?: FieldList<string>;
  signInAudience?: Field<string | null>;
  oauth2PermissionScopes?: FieldList<PermissionScope>;
  appRoles?: FieldList<AppRole>;
  keyCredentials?: FieldList<KeyCredential>;
  passwordCredentials?: FieldList<PasswordCredential>;
  /** oidc | password | saml | notSupported, null. */
  preferredSingleSignOnMode?: Field<string | null>;
  preferredTokenSigningKeyThumbprint?: Field<string | null>;
  applicationTemplateId?: Field<string | null>;
  /** Where password and linked single sign-on send the user. */
  loginUrl?: Field<string | null>;
  /** As in `Application`. */
  verifiedPublisherId?: Field<string | null>;
  /** As in `Application`: `#microsoft.graph.agentIdentity`, `…agentIdentityBlueprintPrincipal`. */
  odataType?: Field<string | null>;
  disabledByMicrosoftStatus?: Field<string | null>;
  /** The owner of its application deactivated that, in every tenant; Graph has it since April 2026. */
  isDisabled?: Field<boolean | null>;
  /** As in `Application`, of its own keys. */
  tokenEncryptionKeyId?: Field<string | null>;
  /** Ids of the claims-mapping policies assigned to it, where the input says so at the service principal. */
  claimsMappingPolicies?: FieldList<string>;
  /** Of an agent: the *client id* of its blueprint. */
  agentIdentityBlueprintId?: Field<string | null>;
  tags?: FieldList<string>;
  /** As in `Application`. */
  isWrittenToGraph?: true;
}

/** Graph `oauth2PermissionGrant`. Note that `clientId` is the *object* id of the client's service principal. */
export interface DelegatedPermissionGrant extends Common {
  readonly kind: "oauth2PermissionGrant";
  id?: Field<string | null>;
  clientId?: Field<string | null>;
  /** AllPrincipals | Principal. */
  consentType?: Field<string | null>;
  /** The user's object id where `consentType` is Principal. */
  principalId?: Field<string | null>;
  /** Object id of the resource's service principal. */
  resourceId?: Field<string | null>;
  /** The scopes' *values* (Graph: one text, separated by blanks). */
  scope?: FieldList<string>;
}

export interface AppRoleAssignment extends Common {
  readonly kind: "appRoleAssignment";
  id?: Field<string | null>;
  /** `00000000-0000-0000-0000-000000000000` is the default access. */
  appRoleId?: Field<string | null>;
  principalId?: Field<string | null>;
  /** User | Group | ServicePrincipal. */
  principalType?: Field<string | null>;
  resourceId?: Field<string | null>;
}

/** A federated identity credential exported by itself; `applicationId` is the application's object id or client id. */
export interface FederatedIdentityCredential extends Common, FederatedCredential {
  readonly kind: "federatedIdentityCredential";
  applicationId?: Field<string | null>;
}

/** The tenant's authorization policy: what users may consent to. */
export interface AuthorizationPolicy extends Common {
  readonly kind: "authorizationPolicy";
  /**
   * v1.0: `defaultUserRolePermissions.permissionGrantPoliciesAssigned`;
   * beta: `permissionGrantPolicyIdsAssignedToDefaultUserRole`.
   */
  permissionGrantPoliciesAssigned?: FieldList<string>;
}

export interface PermissionScope {
  id?: Field<string | null>;
  value?: Field<string | null>;
  /** User | Admin. */
  type?: Field<string | null>;
  isEnabled?: Field<boolean | null>;
}

export interface AppRole {
  id?: Field<string | null>;
  value?: Field<string | null>;
  /** User, Application or both. */
  allowedMemberTypes?: FieldList<string>;
  isEnabled?: Field<boolean | null>;
}

export interface RequiredResourceAccess {
  /** A client id; Teams Toolkit writes names ("Microsoft Graph"). */
  resourceAppId?: Field<string | null>;
  resourceAccess?: FieldList<ResourceAccess>;
  /** Where `resourceAppId` is unknown but its dependency known: the `key` of the application or service principal behind it. */
  reference?: string;
}

export interface ResourceAccess {
  /** A permission id; Teams Toolkit writes values ("User.Read"). */
  id?: Field<string | null>;
  /** Scope (delegated permission) | Role (application permission). */
  type?: Field<string | null>;
}

export interface PreAuthorizedApplication {
  appId?: Field<string | null>;
  delegatedPermissionIds?: FieldList<string>;
  /** As in `RequiredResourceAccess`. */
  reference?: string;
}

export interface KeyCredential {
  keyId?: Field<string | null>;
  type?: Field<string | null>;
  usage?: Field<string | null>;
  /** RFC 3339, UTC, whole seconds: `2026-11-23T00:00:00Z`. */
  startDateTime?: Field<string | null>;
  /** As `startDateTime`. */
  endDateTime?: Field<string | null>;
  displayName?: Field<string | null>;
  customKeyIdentifier?: Field<string | null>;
}

export interface PasswordCredential {
  keyId?: Field<string | null>;
  /** The first three characters of the secret, as Graph and the portal show them. Compared with what was sent, never shown. */
  hint?: Field<string | null>;
  startDateTime?: Field<string | null>;
  endDateTime?: Field<string | null>;
  displayName?: Field<string | null>;
  customKeyIdentifier?: Field<string | null>;
}

export interface FederatedCredential {
  name?: Field<string | null>;
  /** The token's `iss`, letter by letter. */
  issuer?: Field<string | null>;
  /** The token's `sub`, letter by letter; null where an expression stands in for it. */
  subject?: Field<string | null>;
  /** Exactly one: the token's `aud`. */
  audiences?: FieldList<string>;
  /** Graph beta: `claimsMatchingExpression.value`, in place of a subject. */
  claimsMatchingExpression?: Field<string | null>;
}
