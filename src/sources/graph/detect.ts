import type { DeclarationKind } from "../../model/declarations";
import { isCutText } from "../fields/placeholder";
import { isObject, type RawObject } from "../fields/notes";
import { typeHint, type TypeHint } from "./context";
import { isApplication, isId } from "./is-application";

/**
 * What an object in Graph's words is. Its own type name decides, then the page around it, then the fields that only one
 * kind has. Anything else is left alone: JSON with an `id` and a `displayName` is not an application.
 */
export function detect(object: RawObject, around?: TypeHint): TypeHint | undefined {
  const own = typeHint(object);
  // A page of applications may hold types derived from it (`#microsoft.graph.agentIdentityBlueprint`).
  const hint = own === undefined || own.kind === "other" ? (around ?? own) : own;
  // One wrong letter in a context does not make an object one of another kind: its fields tell.
  const kind = hint === undefined ? kindByFields(object) : hint.kind === "other" ? kindInSpiteOf(object) : hint.kind;
  if (kind === undefined) return undefined;
  return { kind, owner: hint?.owner };
}

/** What an object is by its fields and its id, though it says to be of a type that is none of ours. */
function kindInSpiteOf(object: RawObject): DeclarationKind | undefined {
  return [object["appId"], object["id"], object["objectId"]].some(isId) ? kindByFields(object) : undefined;
}

/** Objects in the tenant's recycle bin, and those that a delta query tells to be gone, neither sign in nor answer for anyone. */
export function isDeleted(object: RawObject): boolean {
  return object["@removed"] !== undefined || typeof (object["deletedDateTime"] ?? object["deletionTimestamp"]) === "string";
}

/** The kind that only these fields belong to. */
export function kindByFields(object: RawObject): DeclarationKind | undefined {
  if (isGrant(object)) return "oauth2PermissionGrant";
  if (isAssignment(object)) return "appRoleAssignment";
  if (isFederatedCredential(object)) return "federatedIdentityCredential";
  if (isServicePrincipal(object)) return "servicePrincipal";
  if (isApplication(object)) return "application";
  if (isAuthorizationPolicy(object)) return "authorizationPolicy";
  if (isClassification(object)) return "delegatedPermissionClassification";
  if (isGrantPolicy(object)) return "permissionGrantPolicy";
  if (isClaimsPolicy(object)) return "claimsMappingPolicy";
  return undefined;
}

function isGrant(object: RawObject): boolean {
  return has(object, "clientId") && has(object, "resourceId") && has(object, "consentType") && "scope" in object;
}

function isAssignment(object: RawObject): boolean {
  return has(object, "principalId") && has(object, "resourceId") && has(object, "appRoleId");
}

function isFederatedCredential(object: RawObject): boolean {
  if (!has(object, "issuer") || !isListOrCut(object["audiences"])) return false;
  if (!has(object, "subject") && !isObjectOrCut(object["claimsMatchingExpression"])) return false;
  // A managed identity's credential is an Azure resource, and belongs to no application.
  return typeof object["id"] !== "string" || !object["id"].startsWith("/subscriptions/");
}

function isServicePrincipal(object: RawObject): boolean {
  // Identity Protection's risky service principals carry some of the same fields.
  if (has(object, "riskLevel") || has(object, "riskState")) return false;
  // An agent identity has no client id that Graph documents.
  if (!has(object, "appId") && !isId(object["agentIdentityBlueprintId"])) return false;
  return (
    has(object, "servicePrincipalType") ||
    isListOrCut(object["servicePrincipalNames"]) ||
    "appRoleAssignmentRequired" in object ||
    "appOwnerOrganizationId" in object ||
    "preferredTokenSigningKeyThumbprint" in object ||
    isId(object["agentIdentityBlueprintId"]) ||
    ("accountEnabled" in object && isId(object["appId"]))
  );
}

function isAuthorizationPolicy(object: RawObject): boolean {
  return isObjectOrCut(object["defaultUserRolePermissions"]) || isListOrCut(object["permissionGrantPolicyIdsAssignedToDefaultUserRole"]);
}

function isClassification(object: RawObject): boolean {
  return has(object, "classification") && has(object, "permissionId") && "permissionName" in object;
}

/** Other JSON has such lists too: one of the conditions has to be one. */
function isGrantPolicy(object: RawObject): boolean {
  const lists = [object["includes"], object["excludes"]];
  if (!has(object, "id") || !lists.every(isListOrCut)) return false;
  return lists.flat().some((set) => isObject(set) && ("permissionType" in set || "permissionClassification" in set));
}

function isClaimsPolicy(object: RawObject): boolean {
  const { definition } = object;
  return Array.isArray(definition) && definition.some((text) => typeof text === "string" && text.includes("ClaimsMappingPolicy"));
}

function isListOrCut(value: unknown): boolean {
  return Array.isArray(value) || isCutText(value);
}

function isObjectOrCut(value: unknown): boolean {
  return isObject(value) || isCutText(value);
}

/** The field is there and says something. */
function has(object: RawObject, field: string): boolean {
  return object[field] !== undefined && object[field] !== null;
}
