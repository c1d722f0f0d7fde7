import type { AppRole, FederatedCredential, PermissionScope, PreAuthorizedApplication } from "../../model/declarations";
import { isUnknown } from "../../model/unknown";
import { apiAccess } from "./api-access";
import { from, type Part } from "./part";
import { at, flag, text, texts } from "./values";

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
    const reference = isUnknown(appId) ? links.client(resource, "authorizedClientId", "authorizedAppId") : undefined;
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
    const { props } = resource;
    const credential: FederatedCredential = {
      name: text(at(props, ["displayName"])),
      issuer: text(at(props, ["issuer"])),
      subject: text(at(props, ["subject"])),
      audiences: texts(at(props, ["audiences"])),
      claimsMatchingExpression: null,
    };
    draft.append("federatedIdentityCredentials", credential, from(resource, [], { name: ["displayName"] }));
  },
};

/** An expression in place of the subject, and one audience by nature. */
const flexibleCredential: Part = {
  owner: "applicationId",
  lists: ["federatedIdentityCredentials"],
  add(draft, resource) {
    const { props } = resource;
    const audience = text(at(props, ["audience"]));
    const credential: FederatedCredential = {
      name: text(at(props, ["displayName"])),
      issuer: text(at(props, ["issuer"])),
      subject: null,
      audiences: audience === undefined ? undefined : [audience],
      claimsMatchingExpression: text(at(props, ["claimsMatchingExpression"])),
    };
    const words = { name: ["displayName"], audiences: ["audience"], subject: ["claimsMatchingExpression"] };
    draft.append("federatedIdentityCredentials", credential, from(resource, [], words));
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
  ApplicationFlexibleFederatedIdentityCredential: flexibleCredential,
};
