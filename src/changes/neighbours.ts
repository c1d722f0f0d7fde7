import type { Links, Resource } from "../directory/directory";
import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { isKnown, known } from "../model/unknown";

/** The declarations that a declaration is linked to: its other half, its clients, its APIs, the ends of a grant. */
export function neighboursOf(declaration: Declaration, links: Links): Declaration[] {
  switch (declaration.kind) {
    case "application":
      return ofApplication(declaration, links);
    case "servicePrincipal":
      return ofPrincipal(declaration, links);
    case "oauth2PermissionGrant":
      return both([links.clientOfGrant(declaration), links.resourceOfGrant(declaration)], links);
    case "appRoleAssignment":
      return both([links.assignee(declaration), resourceOfAssignment(declaration, links)], links);
    case "servicePrincipalDeletion":
    case "federatedIdentityCredential":
    case "authorizationPolicy":
    case "permissionGrantPolicy":
    case "delegatedPermissionClassification":
    case "claimsMappingPolicy":
      return [];
  }
}

function ofApplication(application: Application, links: Links): Declaration[] {
  const own: Resource = { appId: known(application.appId)?.toLowerCase(), application, servicePrincipal: links.principalOf(application) };
  const asked = (known(application.requiredResourceAccess) ?? [])
    .filter(isKnown)
    .map(({ resourceAppId, reference }) => links.resource(known(resourceAppId) ?? undefined, reference));
  const preAuthorized = (known(application.preAuthorizedApplications) ?? [])
    .filter(isKnown)
    .map(({ appId, reference }) => links.resource(known(appId) ?? undefined, reference));
  return [
    ...present([own.servicePrincipal]),
    ...links.clientsOf(own).map((use) => use.application),
    ...links.preAuthorizing(application),
    ...[...asked, ...preAuthorized].flatMap((resource) => present([resource?.application, resource?.servicePrincipal])),
  ];
}

function ofPrincipal(principal: ServicePrincipal, links: Links): Declaration[] {
  const application = links.applicationOf(principal);
  const own: Resource = { appId: known(principal.appId)?.toLowerCase(), application, servicePrincipal: principal };
  return [...present([application]), ...links.clientsOf(own).map((use) => use.application), ...links.grantsTo(principal)];
}

/** Service principals with the applications behind them. */
function both(principals: readonly (ServicePrincipal | undefined)[], links: Links): Declaration[] {
  return present(principals).flatMap((principal) => [principal, ...present([links.applicationOf(principal)])]);
}

function resourceOfAssignment(
  { resourceId, references }: Extract<Declaration, { kind: "appRoleAssignment" }>,
  links: Links,
): ServicePrincipal | undefined {
  const id = known(resourceId);
  return (id && links.servicePrincipalByObjectId(id)) || links.resource(undefined, references?.resourceId)?.servicePrincipal;
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter((entry): entry is T => entry !== undefined);
}
