import { isObject, type RawObject } from "./notes";

/**
 * PowerShell writes the same fields in PascalCase, and not always with Graph's capitals inside (`OAuth2Permissions`).
 * Only fields that some reader reads are carried over.
 */
const words = [
  ...["@odata.context", "@odata.type", "@removed", "odata.metadata", "odata.type", "objectType", "deletedDateTime", "deletionTimestamp"],
  ...[
    "id",
    "objectId",
    "appId",
    "displayName",
    "name",
    "signInAudience",
    "availableToOtherTenants",
    "identifierUris",
    "tags",
    "value",
    "type",
  ],
  ...["isFallbackPublicClient", "allowPublicClient", "publicClient", "web", "spa", "redirectUris", "replyUrlsWithType", "replyUrls", "url"],
  ...[
    "implicitGrantSettings",
    "enableIdTokenIssuance",
    "enableAccessTokenIssuance",
    "oauth2AllowIdTokenImplicitFlow",
    "oauth2AllowImplicitFlow",
  ],
  ...[
    "api",
    "requestedAccessTokenVersion",
    "accessTokenAcceptedVersion",
    "acceptMappedClaims",
    "oauth2PermissionScopes",
    "oauth2Permissions",
  ],
  ...[
    "publishedPermissionScopes",
    "appRoles",
    "allowedMemberTypes",
    "isEnabled",
    "requiredResourceAccess",
    "resourceAppId",
    "resourceAccess",
  ],
  ...["knownClientApplications", "preAuthorizedApplications", "delegatedPermissionIds", "permissionIds"],
  ...[
    "keyCredentials",
    "passwordCredentials",
    "keyId",
    "usage",
    "startDateTime",
    "startDate",
    "endDateTime",
    "endDate",
    "customKeyIdentifier",
  ],
  ...["federatedIdentityCredentials", "applicationTemplateId", "disabledByMicrosoftStatus", "publisherDomain", "groupMembershipClaims"],
  ...["isDeviceOnlyAuthSupported", "optionalClaims", "parentalControlSettings", "samlMetadataUrl", "riskLevel", "riskState"],
  ...[
    "accountEnabled",
    "appOwnerOrganizationId",
    "appOwnerTenantId",
    "appRoleAssignmentRequired",
    "servicePrincipalType",
    "appDisplayName",
  ],
  ...["servicePrincipalNames", "preferredSingleSignOnMode", "preferredTokenSigningKeyThumbprint", "preferredTokenSigningKeyEndDateTime"],
  ...["isDisabled", "tokenEncryptionKeyId", "requestSignatureVerification", "isSignedRequestRequired", "createdDateTime"],
  ...["claimsMappingPolicies", "agentIdentityBlueprintId"],
  ...["homePageUrl", "homepage", "homePage", "loginUrl", "onPremisesPublishing", "verifiedPublisher", "verifiedPublisherId"],
  ...["clientId", "consentType", "principalId", "principalType", "resourceId", "scope", "appRoleId"],
  ...["issuer", "subject", "audiences", "claimsMatchingExpression", "applicationId"],
  ...["defaultUserRolePermissions", "permissionGrantPoliciesAssigned", "permissionGrantPolicyIdsAssignedToDefaultUserRole"],
  ...["count"],
];
const spelling = new Map(words.map((word) => [word.toLowerCase(), word]));

export function isPascal(object: RawObject): boolean {
  for (const key in object) if (startsUpper(key)) return true;
  return false;
}

/** The object in Graph's words: itself where it has them already, as nearly all have. */
export function inCamel(object: RawObject): RawObject {
  return isPascal(object) ? toCamel(object) : object;
}

/** Graph's spelling of a field name, whatever its capitals; undefined for a field that no reader reads. */
export function spellingOf(key: string): string | undefined {
  return spelling.get(key.toLowerCase());
}

/** Lists, and the objects around them. */
const lists = new Set([
  ...["identifierUris", "tags", "redirectUris", "replyUrls", "replyUrlsWithType", "oauth2PermissionScopes", "oauth2Permissions"],
  ...["publishedPermissionScopes", "appRoles", "allowedMemberTypes", "requiredResourceAccess", "resourceAccess", "keyCredentials"],
  ...["passwordCredentials", "federatedIdentityCredentials", "knownClientApplications", "preAuthorizedApplications"],
  ...["delegatedPermissionIds", "permissionIds", "servicePrincipalNames", "permissionGrantPoliciesAssigned"],
  ...["permissionGrantPolicyIdsAssignedToDefaultUserRole", "api", "web", "spa", "publicClient", "implicitGrantSettings"],
  ...["defaultUserRolePermissions"],
]);

/**
 * A copy in Graph's words. `AdditionalProperties` holds what the Graph SDK's type has no property for: its fields count
 * where the object itself does not have them. The SDK prints what `-Property` did not select as null: of a list, and of
 * `AccountEnabled`, that says nothing, since Graph has no null there.
 */
export function toCamel(object: RawObject, inSdk = false): RawObject {
  const copy: Record<string, unknown> = {};
  const additional = object["AdditionalProperties"];
  const isSdk = inSdk || isObject(additional);
  for (const key in object) {
    const word = spellingOf(key);
    if (word === undefined || copy[word] !== undefined) continue;
    if (isSdk && object[key] === null && (lists.has(word) || word === "accountEnabled")) continue;
    copy[word] = deep(object[key], isSdk);
  }
  if (isObject(additional)) {
    for (const key in additional) {
      const word = spellingOf(key);
      if (word !== undefined && (copy[word] === undefined || copy[word] === null)) copy[word] = deep(additional[key], false);
    }
  }
  return copy;
}

function deep(value: unknown, inSdk: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, inSdk));
  return isObject(value) ? toCamel(value, inSdk) : value;
}

function startsUpper(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 65 && first <= 90;
}
