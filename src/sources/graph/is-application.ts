import { isGuid } from "../../entra/guid";
import { isCutText, isPlaceholder } from "../fields/placeholder";
import { isObject, type RawObject } from "../fields/notes";

/** Lists that only Entra's applications (and, with fields of their own, service principals) have. */
const lists = [
  ...["identifierUris", "replyUrlsWithType", "oauth2Permissions", "oauth2PermissionScopes", "preAuthorizedApplications"],
  ...["knownClientApplications", "keyCredentials", "passwordCredentials", "requiredResourceAccess"],
];

/** Flags that only Entra's applications have. */
const flags = [
  ...["isFallbackPublicClient", "allowPublicClient", "oauth2AllowImplicitFlow", "oauth2AllowIdTokenImplicitFlow"],
  ...["availableToOtherTenants"],
];

const audiences = new Set(["azureadmyorg", "azureadmultipleorgs", "azureadandpersonalmicrosoftaccount", "personalmicrosoftaccount"]);

/** What other JSON has too: it counts next to an `appId`. */
const weak = [
  "publisherDomain",
  "web",
  "spa",
  "publicClient",
  "api",
  "groupMembershipClaims",
  "optionalClaims",
  "isDeviceOnlyAuthSupported",
];

const apiLists = ["oauth2PermissionScopes", "preAuthorizedApplications", "knownClientApplications"];

/** Whether the fields are those of an application, or of a request body with a part of one. */
export function isApplication(object: RawObject): boolean {
  return (
    lists.some((field) => isListOf(object[field])) ||
    flags.some((field) => typeof object[field] === "boolean") ||
    isAudience(object["signInAudience"]) ||
    typeof object["accessTokenAcceptedVersion"] === "number" ||
    isApi(object["api"]) ||
    isPlatform(object["web"]) ||
    isPlatform(object["spa"]) ||
    isPlatform(object["publicClient"]) ||
    hasRoles(object["appRoles"]) ||
    (isId(object["appId"]) && [weak, lists, flags].some((fields) => fields.some((field) => field in object)))
  );
}

/** A GUID, or a placeholder for one: other JSON has an `appId` like `com.example.app`. */
export function isId(value: unknown): boolean {
  return typeof value === "string" && (isGuid(value) || isPlaceholder(value));
}

/** Texts where objects or the whole list belong are what PowerShell's depth leaves of them. */
function isListOf(value: unknown): boolean {
  return isCutText(value) || (Array.isArray(value) && value.every((item) => isObject(item) || typeof item === "string"));
}

function isAudience(value: unknown): boolean {
  return typeof value === "string" && (audiences.has(value.toLowerCase()) || isPlaceholder(value));
}

function isApi(value: unknown): boolean {
  return isObject(value) && (apiLists.some((field) => isListOf(value[field])) || "requestedAccessTokenVersion" in value);
}

function isPlatform(value: unknown): boolean {
  return isObject(value) && (Array.isArray(value["redirectUris"]) || isObject(value["implicitGrantSettings"]));
}

function hasRoles(value: unknown): boolean {
  return Array.isArray(value) && value.some((role) => isObject(role) && "allowedMemberTypes" in role);
}
