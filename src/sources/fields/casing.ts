import { isObject, type RawObject } from "./notes";

/**
 * PowerShell writes the same fields in PascalCase, and not always with Graph's capitals inside (`OAuth2Permissions`).
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
  "managedSeparately",
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
  ...["oauth2PermissionGrants", "appRoleAssignments", "appRoleAssignedTo", "delegatedPermissionClassifications", "claimsMappingPolicies"],
  ...["includes", "excludes", "permissionType", "permissionClassification", "resourceApplication", "permissions"],
  ...["clientApplicationIds", "clientApplicationTenantIds", "clientApplicationPublisherIds", "clientApplicationsFromVerifiedPublisherOnly"],
  ...["classification", "permissionId", "permissionName", "servicePrincipalId", "definition", "appliesTo", "verifiedDomains"],
  ...[
    "hint",
    "federatedIdentityCredentials",
    "applicationTemplateId",
    "disabledByMicrosoftStatus",
    "publisherDomain",
    "groupMembershipClaims",
  ],
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
  ...["homePageUrl", "homepage", "homePage", "loginUrl", "onPremisesPublishing", "verifiedPublisher", "verifiedPublisherId"],
  ...["agentIdentityBlueprintId", "clientId", "consentType", "principalId", "principalType", "resourceId", "scope", "appRoleId"],
  ...["issuer", "subject", "audiences", "claimsMatchingExpression", "applicationId"],
  ...["defaultUserRolePermissions", "permissionGrantPoliciesAssigned", "permissionGrantPolicyIdsAssignedToDefaultUserRole"],
  ...["count"],
];
const exact: ReadonlySet<string> = new Set(words);
const spelling = new Map(words.map((word) => [word.toLowerCase(), word]));

/** `Get-AzADApplication` and `Get-AzADServicePrincipal` (Az PowerShell) name lists in the singular; only in PascalCase. */
const singular = new Map([
  ...["keyCredential", "passwordCredential", "federatedIdentityCredential", "appRole", "identifierUri", "tag", "replyUrl"].map(plural),
  ...["servicePrincipalName", "allowedMemberType", "redirectUri", "implicitGrantSetting", "oauth2PermissionScope"].map(plural),
  ...["knownClientApplication", "preAuthorizedApplication", "delegatedPermissionId", "permissionId", "optionalClaim"].map(plural),
]);

function plural(word: string): [string, string] {
  return [word.toLowerCase(), `${word}s`];
}

/** How many fields were met that an object gives twice, in other capitals or in `AdditionalProperties`: see `json/variants`. */
export const collisions = { count: 0 };

/** Each key that was met, and the word for it where that is another one, else null. */
const met = new Map<string, string | null>();
/** Foreign JSON may have any number of keys. */
const mostMet = 20_000;

/** The word that a key stands for, where it is spelt otherwise. */
function otherSpelling(key: string): string | undefined {
  const known = met.get(key);
  if (known !== undefined) return known ?? undefined;
  const word = spellingOf(key);
  const other = word === key ? undefined : word;
  if (met.size < mostMet) met.set(key, other ?? null);
  return other;
}

/** Whether a field is spelt otherwise than Graph spells it: in PascalCase, or in capitals of someone's own. */
export function isPascal(object: RawObject): boolean {
  for (const key in object) if (otherSpelling(key) !== undefined) return true;
  return "AdditionalProperties" in object;
}

/** Whether an object with these names is one that `inCamel` leaves as it is. */
export function areGraphWords(names: Iterable<string>): boolean {
  for (const name of names) if (otherSpelling(name) !== undefined || name === "AdditionalProperties") return false;
  return true;
}

/** The object in Graph's words: itself where it has them already, as nearly all have. */
export function inCamel(object: RawObject): RawObject {
  return isPascal(object) ? toCamel(object) : object;
}

/** Graph's spelling of a field name, whatever its capitals; undefined for a field that no reader reads. */
export function spellingOf(key: string): string | undefined {
  // Two words may differ in their capitals alone: `homepage` of a service principal, `homePage` of an older manifest.
  if (exact.has(key)) return key;
  const lower = key.toLowerCase();
  return spelling.get(lower) ?? (startsUpper(key) ? singular.get(lower) : undefined);
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
    if (word === undefined) {
      // What no table here names, as it is.
      if (key !== "AdditionalProperties" && copy[key] === undefined) copy[key] = object[key];
      continue;
    }
    if (copy[word] !== undefined) {
      collisions.count++;
      continue;
    }
    if (isSdk && object[key] === null && (lists.has(word) || word === "accountEnabled")) continue;
    copy[word] = deep(object[key], isSdk);
  }
  if (isObject(additional)) {
    for (const key in additional) {
      const word = spellingOf(key);
      if (word === undefined) continue;
      const [here, there] = [copy[word], deep(additional[key], false)];
      if (here === undefined || here === null) copy[word] = there;
      else if (Array.isArray(here) && Array.isArray(there)) copy[word] = withOthers(here, there);
      else collisions.count++;
    }
  }
  return copy;
}

/** What the SDK left in `AdditionalProperties` besides a list of its own: nothing of it gets lost. */
function withOthers(list: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(list.map((item) => JSON.stringify(item)));
  return [...(list as unknown[]), ...others.filter((item) => !known.has(JSON.stringify(item)))];
}

function deep(value: unknown, inSdk: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, inSdk));
  return isObject(value) ? toCamel(value, inSdk) : value;
}

function startsUpper(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 65 && first <= 90;
}
