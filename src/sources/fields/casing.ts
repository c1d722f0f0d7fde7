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

/**
 * A copy in Graph's words. `AdditionalProperties` holds what the Graph SDK's type has no property for: its fields count
 * where the object itself does not have them.
 */
export function toCamel(object: RawObject): RawObject {
  const copy: Record<string, unknown> = {};
  for (const key in object) {
    const word = spellingOf(key);
    if (word !== undefined && copy[word] === undefined) copy[word] = deep(object[key]);
  }
  const additional = object["AdditionalProperties"];
  if (isObject(additional)) {
    for (const key in additional) {
      const word = spellingOf(key);
      if (word !== undefined && (copy[word] === undefined || copy[word] === null)) copy[word] = deep(additional[key]);
    }
  }
  return copy;
}

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  return isObject(value) ? toCamel(value) : value;
}

function startsUpper(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 65 && first <= 90;
}
