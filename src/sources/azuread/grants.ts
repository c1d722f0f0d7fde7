import type { AppRoleAssignment, DelegatedPermissionGrant } from "../../model/declarations";
import type { Source } from "../../model/place";
import { isUnknown, unknown, type Field } from "../../model/unknown";
import type { Links } from "./links";
import { azureAdType, type PropertyPath, type PulumiResource } from "./resource";
import { at, bareId, text, texts } from "./values";

/** `ServicePrincipalDelegatedPermissionGrant`. Without `userObjectId` it is admin consent for everyone. */
export function grant(resource: PulumiResource, links: Links, tenant: string): DelegatedPermissionGrant {
  const { props } = resource;
  const user = text(at(props, ["userObjectId"]));
  const clientId = text(at(props, ["servicePrincipalObjectId"]));
  const resourceId = text(at(props, ["resourceServicePrincipalObjectId"]));
  return {
    kind: "oauth2PermissionGrant",
    ...common(resource, tenant, {
      clientId: ["servicePrincipalObjectId"],
      resourceId: ["resourceServicePrincipalObjectId"],
      scope: ["claimValues"],
      principalId: ["userObjectId"],
    }),
    references: references(resource, links, {
      clientId: [clientId, "servicePrincipalObjectId"],
      resourceId: [resourceId, "resourceServicePrincipalObjectId"],
    }),
    clientId: clientId ?? unknown("computed"),
    resourceId: resourceId ?? unknown("computed"),
    consentType: user === undefined ? "AllPrincipals" : "Principal",
    principalId: user ?? null,
    scope: texts(at(props, ["claimValues"])),
  };
}

export function assignment(resource: PulumiResource, links: Links, tenant: string): AppRoleAssignment {
  const { props } = resource;
  const principalId = text(at(props, ["principalObjectId"]));
  const resourceId = text(at(props, ["resourceObjectId"]));
  return {
    kind: "appRoleAssignment",
    ...common(resource, tenant, { principalId: ["principalObjectId"], resourceId: ["resourceObjectId"] }),
    references: references(resource, links, {
      principalId: [principalId, "principalObjectId"],
      resourceId: [resourceId, "resourceObjectId"],
    }),
    appRoleId: text(at(props, ["appRoleId"])),
    principalId: principalId ?? unknown("computed"),
    resourceId: resourceId ?? unknown("computed"),
    principalType: principalType(resource, links),
  };
}

/** An output; before it is known, the type of the one resource behind the principal's id tells. */
function principalType(resource: PulumiResource, links: Links): Field<string> {
  const known = text(at(resource.props, ["principalType"]));
  if (typeof known === "string") return known;
  const types = new Set(links.dependencies(resource, "principalObjectId").map((behind) => azureAdType(behind.type)));
  const [only] = types;
  const named = only && types.size === 1 ? { User: "User", Group: "Group", ServicePrincipal: "ServicePrincipal" }[only] : undefined;
  return named ?? unknown("computed");
}

function references(
  resource: PulumiResource,
  links: Links,
  fields: Readonly<Record<string, readonly [Field<string>, string]>>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, [value, property]] of Object.entries(fields)) {
    const key = value === undefined || isUnknown(value) ? links.principal(resource, property) : undefined;
    if (key) found[field] = key;
  }
  return found;
}

function common(resource: PulumiResource, tenant: string, words: Readonly<Record<string, PropertyPath>>) {
  const { place } = resource;
  const source: Source = {
    path: place.path,
    locate: ([field, ...rest]) => place.locate(field === undefined ? [] : [...(words[field] ?? [field]), ...rest]),
  };
  return {
    source,
    origin: "declared" as const,
    tenant,
    key: resource.urn,
    id: resource.id ? bareId(resource.id) : unknown("computed"),
    ...(resource.external ? { partial: true } : {}),
  };
}
