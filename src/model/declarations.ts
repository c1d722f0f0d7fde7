import type { Source } from "./place";
import type { ClaimsMappingPolicy, DelegatedPermissionClassification, PermissionGrantPolicy } from "./policies";
import type { Maybe } from "./unknown";

export type * from "./policies";

/**
 * What readers hand over: one declaration for each object of an input, in the words of Microsoft Graph v1.0
 * (https://learn.microsoft.com/graph/api/resources/application), flattened where Graph nests (`api.*`, `web.*`, `spa.*`,
 * `publicClient.*`), so that an application and a service principal name the same thing alike.
 *
 * Every field may be absent, unknown or known: see `Maybe`. `null` in an export is the documented default and known.
 * Key material and secret texts are never read into a declaration.
 */
export type Declaration =
  | Application
  | ServicePrincipal
  | DelegatedPermissionGrant
  | AppRoleAssignment
  | FederatedIdentityCredential
  | AuthorizationPolicy
  | PermissionGrantPolicy
  | DelegatedPermissionClassification
  | ClaimsMappingPolicy;

export type DeclarationKind = Declaration["kind"];

/** **declared**: not deployed yet (Pulumi, Terraform, Bicep). **observed**: exported from a tenant, or a manifest. */
export type Origin = "declared" | "observed";

export interface Common {
  readonly source: Source;
  readonly origin: Origin;
  /** Which directory it belongs to: the root of an EntraExporter folder, a stack; `""` for loose files. */
  readonly tenant: string;
  /**
   * The input holds only part of this object and leaves the rest to someone else (`.get()`, `useExisting`, a request
   * body with a few fields): an absent field stays unknown, even for a declared object.
   */
  readonly partial?: boolean;
  /** It is looked up, not managed here (Terraform's data sources): asked, never judged. */
  readonly context?: true;
  /** The declaration's own name where its format has one: a Pulumi URN, a Terraform address. Others refer to it by this. */
  readonly key?: string;
  /**
   * Links known by dependency where the value is unknown: field name to the `key` of the declaration behind it,
   * e.g. `{ appId: "urn:…::Application::web" }` on a service principal.
   */
  readonly references?: Readonly<Record<string, string>>;
}

export interface Application extends Common {
  readonly kind: "application";
  /** Object id. */
  id?: Maybe<string | null>;
  /** Client id. */
  appId?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  /** AzureADMyOrg | AzureADMultipleOrgs | AzureADandPersonalMicrosoftAccount | PersonalMicrosoftAccount. */
  signInAudience?: Maybe<string | null>;
  identifierUris?: MaybeList<string>;
  isFallbackPublicClient?: Maybe<boolean | null>;
  /** Graph: `web.redirectUris`. */
  webRedirectUris?: MaybeList<string>;
  /** Graph: `spa.redirectUris`. */
  spaRedirectUris?: MaybeList<string>;
  /** Graph: `publicClient.redirectUris`. */
  publicClientRedirectUris?: MaybeList<string>;
  /** Graph: `web.implicitGrantSettings.enableIdTokenIssuance`. */
  enableIdTokenIssuance?: Maybe<boolean | null>;
  /** Graph: `web.implicitGrantSettings.enableAccessTokenIssuance`. */
  enableAccessTokenIssuance?: Maybe<boolean | null>;
  /** Graph: `api.requestedAccessTokenVersion`; 1, 2 or null. */
  requestedAccessTokenVersion?: Maybe<number | null>;
  /** Graph: `api.oauth2PermissionScopes`. */
  oauth2PermissionScopes?: MaybeList<PermissionScope>;
  appRoles?: MaybeList<AppRole>;
  requiredResourceAccess?: MaybeList<RequiredResourceAccess>;
  /** Graph: `api.knownClientApplications`; client ids. */
  knownClientApplications?: MaybeList<string>;
  /** Graph: `api.preAuthorizedApplications`. */
  preAuthorizedApplications?: MaybeList<PreAuthorizedApplication>;
  keyCredentials?: MaybeList<KeyCredential>;
  passwordCredentials?: MaybeList<PasswordCredential>;
  /** Only where the input holds them inline (`$expand=federatedIdentityCredentials`); others are declarations of their own. */
  federatedIdentityCredentials?: MaybeList<FederatedCredential>;
  applicationTemplateId?: Maybe<string | null>;
  /** `DisabledDueToViolationOfServicesAgreement` and the like, null, or `NotDisabled`. */
  disabledByMicrosoftStatus?: Maybe<string | null>;
  tags?: MaybeList<string>;
}

export interface ServicePrincipal extends Common {
  readonly kind: "servicePrincipal";
  /** Object id. */
  id?: Maybe<string | null>;
  appId?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  accountEnabled?: Maybe<boolean | null>;
  /** The tenant that owns the application behind it. */
  appOwnerOrganizationId?: Maybe<string | null>;
  appRoleAssignmentRequired?: Maybe<boolean | null>;
  /** Application | ManagedIdentity | Legacy | SocialIdp. */
  servicePrincipalType?: Maybe<string | null>;
  servicePrincipalNames?: MaybeList<string>;
  /** The redirect URIs of its application, as this tenant knows them. */
  replyUrls?: MaybeList<string>;
  signInAudience?: Maybe<string | null>;
  oauth2PermissionScopes?: MaybeList<PermissionScope>;
  appRoles?: MaybeList<AppRole>;
  keyCredentials?: MaybeList<KeyCredential>;
  passwordCredentials?: MaybeList<PasswordCredential>;
  /** oidc | password | saml | notSupported, null. */
  preferredSingleSignOnMode?: Maybe<string | null>;
  preferredTokenSigningKeyThumbprint?: Maybe<string | null>;
  disabledByMicrosoftStatus?: Maybe<string | null>;
  tags?: MaybeList<string>;
}

/** Graph `oauth2PermissionGrant`. Note that `clientId` is the *object* id of the client's service principal. */
export interface DelegatedPermissionGrant extends Common {
  readonly kind: "oauth2PermissionGrant";
  id?: Maybe<string | null>;
  clientId?: Maybe<string | null>;
  /** AllPrincipals | Principal. */
  consentType?: Maybe<string | null>;
  /** The user's object id where `consentType` is Principal. */
  principalId?: Maybe<string | null>;
  /** Object id of the resource's service principal. */
  resourceId?: Maybe<string | null>;
  /** The scopes' *values* (Graph: one text, separated by blanks). */
  scope?: MaybeList<string>;
}

export interface AppRoleAssignment extends Common {
  readonly kind: "appRoleAssignment";
  id?: Maybe<string | null>;
  /** `00000000-0000-0000-0000-000000000000` is the default access. */
  appRoleId?: Maybe<string | null>;
  principalId?: Maybe<string | null>;
  /** User | Group | ServicePrincipal. */
  principalType?: Maybe<string | null>;
  resourceId?: Maybe<string | null>;
}

/** A federated identity credential exported by itself; `applicationId` is the application's object id or client id. */
export interface FederatedIdentityCredential extends Common {
  readonly kind: "federatedIdentityCredential";
  applicationId?: Maybe<string | null>;
  name?: Maybe<string | null>;
}

/** The tenant's authorization policy: what users may consent to. */
export interface AuthorizationPolicy extends Common {
  readonly kind: "authorizationPolicy";
  /**
   * v1.0: `defaultUserRolePermissions.permissionGrantPoliciesAssigned`;
   * beta: `permissionGrantPolicyIdsAssignedToDefaultUserRole`.
   */
  permissionGrantPoliciesAssigned?: MaybeList<string>;
}

/** A list whose elements may be unknown one by one (`[api.clientId]` at a first preview). */
export type MaybeList<T> = Maybe<Maybe<T>[]>;

export interface PermissionScope {
  id?: Maybe<string | null>;
  value?: Maybe<string | null>;
  /** User | Admin. */
  type?: Maybe<string | null>;
  isEnabled?: Maybe<boolean | null>;
}

export interface AppRole {
  id?: Maybe<string | null>;
  value?: Maybe<string | null>;
  /** User, Application or both. */
  allowedMemberTypes?: MaybeList<string>;
  isEnabled?: Maybe<boolean | null>;
}

export interface RequiredResourceAccess {
  /** A client id; Teams Toolkit writes names ("Microsoft Graph"). */
  resourceAppId?: Maybe<string | null>;
  resourceAccess?: MaybeList<ResourceAccess>;
  /** Where `resourceAppId` is unknown but its dependency known: the `key` of the application or service principal behind it. */
  reference?: string;
}

export interface ResourceAccess {
  /** A permission id; Teams Toolkit writes values ("User.Read"). */
  id?: Maybe<string | null>;
  /** Scope (delegated permission) | Role (application permission). */
  type?: Maybe<string | null>;
}

export interface PreAuthorizedApplication {
  appId?: Maybe<string | null>;
  delegatedPermissionIds?: MaybeList<string>;
  /** As in `RequiredResourceAccess`. */
  reference?: string;
}

export interface KeyCredential {
  keyId?: Maybe<string | null>;
  type?: Maybe<string | null>;
  usage?: Maybe<string | null>;
  /** RFC 3339, UTC, whole seconds: `2026-11-23T00:00:00Z`. */
  startDateTime?: Maybe<string | null>;
  /** As `startDateTime`. */
  endDateTime?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  customKeyIdentifier?: Maybe<string | null>;
}

export interface PasswordCredential {
  keyId?: Maybe<string | null>;
  startDateTime?: Maybe<string | null>;
  endDateTime?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  customKeyIdentifier?: Maybe<string | null>;
}

export interface FederatedCredential {
  name?: Maybe<string | null>;
}
