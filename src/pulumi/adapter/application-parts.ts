import type { AppRole, PermissionScope, PreAuthorizedApplication, RequiredResourceAccess, ResourceAccess } from "../../model/declarations";
import { isUnknown } from "../../model/unknown";
import { from, type Part } from "./part";
import type { PropertyPath } from "./resource";
import { at, flag, list, text, texts } from "./values";

const byId = (element: unknown): unknown => at(element, ["id"]);

const permissionScope: Part = {
  owner: "applicationId",
  lists: ["oauth2PermissionScopes"],
  add(draft, resource) {
    const { props } = resource;
    // No `enabled`: such a scope always is.
    const scope: PermissionScope = {
      id: text(at(props, ["scopeId"])),
      value: text(at(props, ["value"])),
      type: text(at(props, ["type"])) ?? "User",
      isEnabled: true,
    };
    draft.append("oauth2PermissionScopes", scope, from(resource, [], { id: ["scopeId"] }), byId);
  },
};

const appRole: Part = {
  owner: "applicationId",
  lists: ["appRoles"],
  add(draft, resource) {
    const { props } = resource;
    const role: AppRole = {
      id: text(at(props, ["roleId"])),
      value: text(at(props, ["value"])) ?? null,
      allowedMemberTypes: texts(at(props, ["allowedMemberTypes"])),
      isEnabled: true,
    };
    draft.append("appRoles", role, from(resource, [], { id: ["roleId"] }), byId);
  },
};

/** Role ids come first in `resourceAccess`, scope ids after them. */
const apiAccess: Part = {
  owner: "applicationId",
  lists: ["requiredResourceAccess"],
  add(draft, resource, links) {
    const { props } = resource;
    const resourceAppId = text(at(props, ["apiClientId"]));
    const reference = isUnknown(resourceAppId) ? links.client(resource, "apiClientId") : undefined;
    const roles = accessOf(at(props, ["roleIds"]), "Role");
    const scopes = accessOf(at(props, ["scopeIds"]), "Scope");
    const entry: RequiredResourceAccess = {
      resourceAppId,
      resourceAccess: [...roles, ...scopes],
      ...(reference ? { reference } : {}),
    };
    const places = [...roles.map((_, n) => ["roleIds", n]), ...scopes.map((_, n) => ["scopeIds", n])];
    draft.append("requiredResourceAccess", entry, {
      ...from(resource, [], { resourceAppId: ["apiClientId"] }),
      translate: accessPlace(places),
    });
  },
};

/** `["resourceAccess", 2, "id"]` of an entry is an element of `roleIds` or of `scopeIds`. */
function accessPlace(places: readonly PropertyPath[]): (rest: readonly (string | number)[]) => PropertyPath | undefined {
  return ([field, index]) => (field === "resourceAccess" ? (places[Number(index)] ?? []) : undefined);
}

/** An unknown list is one permission that cannot be seen. */
function accessOf(value: unknown, type: "Role" | "Scope"): ResourceAccess[] {
  if (isUnknown(value)) return [{ id: value, type }];
  const ids = list(value, text);
  return Array.isArray(ids) ? ids.map((id) => ({ id, type })) : [];
}

const knownClients: Part = {
  owner: "applicationId",
  lists: ["knownClientApplications"],
  add(draft, resource) {
    appendTexts(draft, "knownClientApplications", resource, "knownClientIds");
  },
};

const preAuthorized: Part = {
  owner: "applicationId",
  lists: ["preAuthorizedApplications"],
  add(draft, resource, links) {
    const { props } = resource;
    const appId = text(at(props, ["authorizedClientId"]) ?? at(props, ["authorizedAppId"]));
    const reference = isUnknown(appId) ? links.client(resource, "authorizedClientId") : undefined;
    const entry: PreAuthorizedApplication = {
      appId,
      delegatedPermissionIds: texts(at(props, ["permissionIds"])),
      ...(reference ? { reference } : {}),
    };
    draft.append(
      "preAuthorizedApplications",
      entry,
      from(resource, [], { appId: ["authorizedClientId"], delegatedPermissionIds: ["permissionIds"] }),
    );
  },
};

const redirectFields: Readonly<Record<string, string>> = {
  web: "webRedirectUris",
  spa: "spaRedirectUris",
  publicclient: "publicClientRedirectUris",
};

const redirectUris: Part = {
  owner: "applicationId",
  lists: Object.values(redirectFields),
  add(draft, resource) {
    const type = text(at(resource.props, ["type"]));
    const field = typeof type === "string" ? redirectFields[type.toLowerCase()] : undefined;
    if (field) appendTexts(draft, field, resource, "redirectUris");
    else for (const any of Object.values(redirectFields)) draft.open(any, true);
  },
};

const identifierUri: Part = {
  owner: "applicationId",
  lists: ["identifierUris"],
  add(draft, resource) {
    const uri = text(at(resource.props, ["identifierUri"]));
    if (uri !== undefined) draft.append("identifierUris", uri, from(resource, ["identifierUri"]));
  },
};

const fallbackPublicClient: Part = {
  owner: "applicationId",
  values: ["isFallbackPublicClient"],
  add(draft, resource) {
    draft.set("isFallbackPublicClient", flag(at(resource.props, ["enabled"])) ?? null, from(resource, ["enabled"]));
  },
};

const federatedCredential: Part = {
  owner: "applicationId",
  lists: ["federatedIdentityCredentials"],
  add(draft, resource) {
    const name = text(at(resource.props, ["displayName"]));
    draft.append("federatedIdentityCredentials", { name }, from(resource, [], { name: ["displayName"] }));
  },
};

/** One element for each text of a list; an unknown list is one element that cannot be seen. */
function appendTexts(draft: Parameters<Part["add"]>[0], field: string, resource: Parameters<Part["add"]>[1], property: string): void {
  const values = texts(at(resource.props, [property]));
  if (isUnknown(values)) draft.append(field, values, from(resource, [property]));
  else values?.forEach((value, index) => draft.append(field, value, from(resource, [property, index])));
}

export const applicationParts: Readonly<Record<string, Part>> = {
  ApplicationPermissionScope: permissionScope,
  ApplicationAppRole: appRole,
  ApplicationApiAccess: apiAccess,
  ApplicationKnownClients: knownClients,
  ApplicationPreAuthorized: preAuthorized,
  ApplicationRedirectUris: redirectUris,
  ApplicationIdentifierUri: identifierUri,
  ApplicationFallbackPublicClient: fallbackPublicClient,
  ApplicationFederatedIdentityCredential: federatedCredential,
  ApplicationFlexibleFederatedIdentityCredential: federatedCredential,
};
