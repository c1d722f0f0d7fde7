import type { AppRole, PasswordCredential, PermissionScope, RequiredResourceAccess, ResourceAccess } from "../../model/declarations";
import { isKnown, isUnknown, unknown, type Field } from "../../model/unknown";
import { permissionType } from "../../entra/permission-type";
import { Draft } from "./draft";
import type { Links } from "./links";
import { azureAdType, type PropertyPath, type PulumiResource } from "./resource";
import { tagsOf } from "./tags";
import { at, bareId, count, flag, list, text, textOrNull, texts, time } from "./values";

/** Properties of azuread that Microsoft Graph names otherwise, inside lists. */
const words: Readonly<Record<string, PropertyPath>> = {
  isEnabled: ["enabled"],
  resourceAccess: ["resourceAccesses"],
  startDateTime: ["startDate"],
  endDateTime: ["endDate"],
};

/** Lists of an application that small resources add to. */
export const applicationLists = [
  "identifierUris",
  "webRedirectUris",
  "spaRedirectUris",
  "publicClientRedirectUris",
  "oauth2PermissionScopes",
  "appRoles",
  "requiredResourceAccess",
  "knownClientApplications",
  "preAuthorizedApplications",
  "keyCredentials",
  "passwordCredentials",
  "federatedIdentityCredentials",
] as const;

/** Single values of an application that small resources write. */
export const applicationValues = ["isFallbackPublicClient"] as const;

/**
 * `Application`, `ApplicationRegistration` and `ApplicationFromTemplate` as far as they go by themselves.
 * @see https://www.pulumi.com/registry/packages/azuread/api-docs/application/
 */
export function draftApplication(resource: PulumiResource, links: Links): Draft {
  const draft = new Draft(resource);
  const take = (field: string, property: PropertyPath, read: (value: unknown) => unknown): void =>
    draft.set(field, read(at(resource.props, property)), { resource, property, words });
  take("displayName", ["displayName"], text);
  take("signInAudience", ["signInAudience"], text);
  take("disabledByMicrosoftStatus", ["disabledByMicrosoft"], textOrNull);
  take("applicationTemplateId", ["templateId"], textOrNull);
  if (azureAdType(resource.type) === "ApplicationFromTemplate") {
    identify(draft, resource, "applicationObjectId");
    return draft;
  }
  identify(draft, resource, "objectId");
  draft.set("tags", tagsOf(resource.props), { resource, property: ["tags"] });
  if (azureAdType(resource.type) === "ApplicationRegistration") {
    take("enableIdTokenIssuance", ["implicitIdTokenIssuanceEnabled"], flag);
    take("enableAccessTokenIssuance", ["implicitAccessTokenIssuanceEnabled"], flag);
    take("requestedAccessTokenVersion", ["requestedAccessTokenVersion"], count);
    return draft;
  }
  take("identifierUris", ["identifierUris"], texts);
  take("isFallbackPublicClient", ["fallbackPublicClientEnabled"], flag);
  take("webRedirectUris", ["web", "redirectUris"], texts);
  take("spaRedirectUris", ["singlePageApplication", "redirectUris"], texts);
  take("publicClientRedirectUris", ["publicClient", "redirectUris"], texts);
  take("homePageUrl", ["web", "homepageUrl"], text);
  take("enableIdTokenIssuance", ["web", "implicitGrant", "idTokenIssuanceEnabled"], flag);
  take("enableAccessTokenIssuance", ["web", "implicitGrant", "accessTokenIssuanceEnabled"], flag);
  take("requestedAccessTokenVersion", ["api", "requestedAccessTokenVersion"], count);
  take("acceptMappedClaims", ["api", "mappedClaimsEnabled"], flag);
  take("oauth2PermissionScopes", ["api", "oauth2PermissionScopes"], (value) => list(value, scope));
  take("appRoles", ["appRoles"], (value) => list(value, role));
  take("knownClientApplications", ["api", "knownClientApplications"], texts);
  const reference = links.client(resource, "requiredResourceAccesses");
  const behind = (id: unknown): string | undefined => links.ofClientId(id) ?? (links.isOtherId(id) ? undefined : reference);
  take("requiredResourceAccess", ["requiredResourceAccesses"], (value) =>
    list(value, (entry) => requiredAccess(entry, behind(at(entry, ["resourceAppId"])))),
  );
  const secret = password(at(resource.props, ["password"]));
  // Whether there will be one is not known either.
  if (isUnknown(secret)) draft.set("passwordCredentials", secret, { resource, property: ["password"] });
  else if (secret) draft.append("passwordCredentials", secret, { resource, property: ["password"], words });
  return draft;
}

/** Object id and client id: outputs, unknown until the application exists. */
function identify(draft: Draft, resource: PulumiResource, objectId: string): void {
  const id = at(resource.props, [objectId]) ?? (resource.id ? bareId(resource.id) : undefined);
  draft.set("id", text(id) ?? unknown("computed"), { resource, property: [objectId] });
  const clientId = at(resource.props, ["clientId"]) ?? at(resource.props, ["applicationId"]);
  const template = azureAdType(resource.type) === "ApplicationFromTemplate";
  draft.set("appId", (template ? undefined : text(clientId)) ?? unknown("computed"), { resource, property: ["clientId"] });
}

/** Absent `enabled`: the documented default, true. */
function scope(value: unknown): PermissionScope {
  return {
    id: text(at(value, ["id"])),
    value: text(at(value, ["value"])),
    type: text(at(value, ["type"])) ?? "User",
    isEnabled: flag(at(value, ["enabled"])) ?? true,
  };
}

function role(value: unknown): AppRole {
  return {
    id: text(at(value, ["id"])),
    value: text(at(value, ["value"])) ?? null,
    allowedMemberTypes: texts(at(value, ["allowedMemberTypes"])),
    isEnabled: flag(at(value, ["enabled"])) ?? true,
  };
}

function requiredAccess(value: unknown, reference: string | undefined): RequiredResourceAccess {
  const resourceAppId = text(at(value, ["resourceAppId"]));
  const access = (item: unknown): ResourceAccess => ({ id: text(at(item, ["id"])), type: permissionType(text(at(item, ["type"]))) });
  return {
    resourceAppId,
    resourceAccess: list(at(value, ["resourceAccesses"]), access),
    ...(isUnknown(resourceAppId) && reference ? { reference } : {}),
  };
}

/** `Application.password`: one object; a provider's empty object means none. Its `value` is never read. */
function password(value: unknown): Field<PasswordCredential> {
  if (!isKnown(value)) return value;
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return undefined;
  return {
    keyId: text(at(value, ["keyId"])) ?? unknown("computed"),
    displayName: text(at(value, ["displayName"])),
    startDateTime: time(at(value, ["startDate"])) ?? null,
    endDateTime: time(at(value, ["endDate"])) ?? null,
  };
}
