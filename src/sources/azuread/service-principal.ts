import type { AppRole, PermissionScope } from "../../model/declarations";
import { isKnown, openEnd, unknown, type Field } from "../../model/unknown";
import { Draft } from "./draft";
import type { PropertyPath, PulumiResource } from "./resource";
import { tagsOf } from "./tags";
import { at, bareId, flag, list, text, textOrNull, texts } from "./values";

/** Lists of a service principal that small resources add to. */
export const principalLists = ["keyCredentials", "passwordCredentials", "claimsMappingPolicies"] as const;

/** @see https://www.pulumi.com/registry/packages/azuread/api-docs/serviceprincipal/ */
export function draftServicePrincipal(resource: PulumiResource): Draft {
  const draft = new Draft(resource);
  const { props, isStale } = resource;
  const take = (field: string, property: PropertyPath, read: (value: unknown) => unknown): void =>
    draft.set(field, read(at(props, property)), { resource, property, words: { isEnabled: ["enabled"] } });
  /** What it has proves that it is there, never that there is no more. */
  const computed = <T>(found: Field<Field<T>[]>): Field<Field<T>[]> =>
    isStale && isKnown(found) && found !== undefined ? [...found, openEnd("stale")] : found;
  const id = at(props, ["objectId"]) ?? (resource.id ? bareId(resource.id) : undefined);
  draft.set("id", text(id) ?? unknown("computed"), { resource, property: ["objectId"] });
  // `applicationId` before azuread 5.
  const clientId = isKnown(at(props, ["clientId"])) || at(props, ["applicationId"]) === undefined ? "clientId" : "applicationId";
  draft.set("appId", text(at(props, [clientId])) ?? unknown("computed"), { resource, property: [clientId] });
  take("displayName", ["displayName"], text);
  take("accountEnabled", ["accountEnabled"], flag);
  take("appOwnerOrganizationId", ["applicationTenantId"], text);
  take("appRoleAssignmentRequired", ["appRoleAssignmentRequired"], flag);
  take("servicePrincipalType", ["type"], textOrNull);
  take("servicePrincipalNames", ["servicePrincipalNames"], (value) => computed(texts(value)));
  take("replyUrls", ["redirectUris"], (value) => computed(texts(value)));
  take("signInAudience", ["signInAudience"], text);
  take("preferredSingleSignOnMode", ["preferredSingleSignOnMode"], textOrNull);
  take("loginUrl", ["loginUrl"], textOrNull);
  take("oauth2PermissionScopes", ["oauth2PermissionScopes"], (value) => computed(list(value, scope)));
  take("appRoles", ["appRoles"], (value) => computed(list(value, role)));
  draft.set("tags", tagsOf(props), { resource, property: ["tags"] });
  return draft;
}

function scope(value: unknown): PermissionScope {
  return {
    id: text(at(value, ["id"])),
    value: text(at(value, ["value"])),
    type: text(at(value, ["type"])),
    isEnabled: flag(at(value, ["enabled"])),
  };
}

function role(value: unknown): AppRole {
  return {
    id: text(at(value, ["id"])),
    value: text(at(value, ["value"])),
    allowedMemberTypes: texts(at(value, ["allowedMemberTypes"])),
    isEnabled: flag(at(value, ["enabled"])),
  };
}
