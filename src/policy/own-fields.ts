import type { Application, DelegatedPermissionGrant, KeyCredential, FieldList, ServicePrincipal } from "../model/declarations";
import { isKnown, type Field } from "../model/unknown";

/**
 * A declaration's own fields that rules read, written out one by one: a subject is made for every object of a tenant, and this
 * is the fast way. Left out are bookkeeping, names and dates of credentials, which only people read, and the long lists that rules meet as facts
 * (`exposes`, `access`, `scopes`, `signsUsersIn`).
 */
export function applicationFields(application: Application): Partial<Application> {
  return {
    id: application.id,
    appId: application.appId,
    displayName: application.displayName,
    signInAudience: application.signInAudience,
    identifierUris: application.identifierUris,
    isFallbackPublicClient: application.isFallbackPublicClient,
    webRedirectUris: application.webRedirectUris,
    spaRedirectUris: application.spaRedirectUris,
    publicClientRedirectUris: application.publicClientRedirectUris,
    enableIdTokenIssuance: application.enableIdTokenIssuance,
    enableAccessTokenIssuance: application.enableAccessTokenIssuance,
    requestedAccessTokenVersion: application.requestedAccessTokenVersion,
    requiredResourceAccess: application.requiredResourceAccess,
    knownClientApplications: application.knownClientApplications,
    preAuthorizedApplications: application.preAuthorizedApplications,
    keyCredentials: credentials(application.keyCredentials),
    passwordCredentials: credentials(application.passwordCredentials),
    federatedIdentityCredentials: application.federatedIdentityCredentials,
    disabledByMicrosoftStatus: application.disabledByMicrosoftStatus,
    isDisabled: unlessOff(application.isDisabled),
    acceptMappedClaims: unlessOff(application.acceptMappedClaims),
    tokenEncryptionKeyId: unlessOff(application.tokenEncryptionKeyId),
    isSignedRequestRequired: unlessOff(application.isSignedRequestRequired),
    ...(application.origin === "declared" ? refusable(application) : undefined),
    ...(application.signInAudience === "AzureADMyOrg" ? undefined : publisher(application)),
  };
}

/** Whether what is declared can be deployed depends on the lists themselves; of what is there already rules ask facts alone. */
function refusable({ oauth2PermissionScopes, appRoles, tags, isWrittenToGraph, managedSeparately }: Application): Partial<Application> {
  return { oauth2PermissionScopes, appRoles, tags, isWrittenToGraph, managedSeparately };
}

/** Only of applications that other tenants use it is asked. */
function publisher({ verifiedPublisherId, createdDateTime }: Application): Partial<Application> {
  return { verifiedPublisherId, createdDateTime };
}

/** What nearly no object has takes no place in a subject: null, false and absent mean the same. */
function unlessOff<T>(value: Field<T>): Field<T> {
  return value === null || value === false ? undefined : value;
}

export function servicePrincipalFields(principal: ServicePrincipal): Partial<ServicePrincipal> {
  return {
    appId: principal.appId,
    displayName: principal.displayName,
    accountEnabled: principal.accountEnabled,
    appRoleAssignmentRequired: principal.appRoleAssignmentRequired,
    servicePrincipalType: principal.servicePrincipalType,
    servicePrincipalNames: principal.servicePrincipalNames,
    keyCredentials: credentials(principal.keyCredentials),
    passwordCredentials: credentials(principal.passwordCredentials),
    preferredSingleSignOnMode: principal.preferredSingleSignOnMode,
    preferredTokenSigningKeyThumbprint: principal.preferredTokenSigningKeyThumbprint,
    disabledByMicrosoftStatus: principal.disabledByMicrosoftStatus,
    isDisabled: unlessOff(principal.isDisabled),
    tokenEncryptionKeyId: unlessOff(principal.tokenEncryptionKeyId),
    agentIdentityBlueprintId: unlessOff(principal.agentIdentityBlueprintId),
    isWrittenToGraph: principal.isWrittenToGraph,
  };
}

export function grantFields({ scope }: DelegatedPermissionGrant): Partial<DelegatedPermissionGrant> {
  return { scope };
}

/** Keys or passwords, without what only people read. */
export function credentials<T extends KeyCredential>(list: FieldList<T>): FieldList<T> {
  if (!isKnown(list) || list.length === 0) return list;
  return list.map((item) => {
    if (!isKnown(item)) return item;
    const { keyId, type, usage, startDateTime, endDateTime, customKeyIdentifier } = item;
    return { keyId, type, usage, startDateTime, endDateTime, customKeyIdentifier } as T;
  });
}
