import { unknown } from "../../model/unknown";
import { azureAdType, type PulumiResource } from "./resource";
import { applicationLists, applicationValues } from "./application";
import { principalLists } from "./service-principal";
import { at } from "./values";

/**
 * What is not declared has its documented default, so that absent is not unknown for an object that the stack makes.
 * Fields that other resources of the stack may write are left out: see `emptyApplicationLists`.
 */
export function applicationDefaults(resource: PulumiResource): Record<string, unknown> {
  return {
    signInAudience: "AzureADMyOrg",
    enableIdTokenIssuance: false,
    enableAccessTokenIssuance: false,
    requestedAccessTokenVersion: defaultTokenVersion(resource),
    applicationTemplateId: null,
    homePageUrl: null,
    samlMetadataUrl: null,
    isPublishedOnPremises: null,
    odataType: null,
    disabledByMicrosoftStatus: null,
    isDisabled: null,
    acceptMappedClaims: null,
    tokenEncryptionKeyId: null,
    isSignedRequestRequired: null,
    tags: [],
  };
}

/** 2 for `ApplicationRegistration`; 1 for `Application` with an `api` block; else Microsoft Graph's null, which means 1. */
function defaultTokenVersion(resource: PulumiResource): number | null {
  if (azureAdType(resource.type) === "ApplicationRegistration") return 2;
  return at(resource.props, ["api"]) === undefined ? null : 1;
}

/** The fields that small resources may write: nothing declares them, so they are empty. */
export function emptyApplicationLists(): Record<string, unknown> {
  return Object.fromEntries([...applicationValues.map((field) => [field, null]), ...applicationLists.map((field) => [field, []])]);
}

export function servicePrincipalDefaults(): Record<string, unknown> {
  return {
    displayName: unknown("computed"),
    accountEnabled: true,
    appOwnerOrganizationId: unknown("computed"),
    appRoleAssignmentRequired: false,
    servicePrincipalType: "Application",
    servicePrincipalNames: unknown("computed"),
    replyUrls: unknown("computed"),
    signInAudience: unknown("computed"),
    oauth2PermissionScopes: unknown("computed"),
    appRoles: unknown("computed"),
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    applicationTemplateId: null,
    loginUrl: null,
    odataType: null,
    disabledByMicrosoftStatus: null,
    isDisabled: null,
    tokenEncryptionKeyId: null,
    agentIdentityBlueprintId: null,
    tags: [],
  };
}

export function emptyPrincipalLists(): Record<string, unknown> {
  return Object.fromEntries(principalLists.map((field) => [field, []]));
}
