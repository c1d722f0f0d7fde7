import type { Application, RequiredResourceAccess, ServicePrincipal } from "../model/declarations";
import { isKnown, known, unknown, type Field } from "../model/unknown";
import type { Resource } from "../directory/directory";
import { firstParty, microsoftTenants } from "../entra/microsoft";
import { resolveAppId } from "./facts";
import type { Projection } from "./projection";
import type { ResourceFacts } from "./subject";

/** What the directory knows about the resource of one entry of `requiredResourceAccess`. */
export function resourceFacts(
  projection: Projection,
  client: Application,
  clientPrincipal: ServicePrincipal | undefined,
  entry: Field<RequiredResourceAccess>,
): ResourceFacts {
  const written = isKnown(entry) ? known(entry.resourceAppId) : undefined;
  const appId = written ? resolveAppId(written) : undefined;
  const reference = isKnown(entry) ? entry.reference : undefined;
  const resource = projection.directory.links.resource(appId, reference);
  const exposure = projection.exposure(resource ?? { appId, application: undefined, servicePrincipal: undefined });
  const target = resource?.application ?? resource?.servicePrincipal;
  const listed = appId ? firstParty(appId) : undefined;
  const access = isKnown(entry) ? (known(entry.resourceAccess) ?? []) : [];
  const isAssigned = projection.assignments.isAssigned(clientPrincipal, resource?.servicePrincipal);
  const audience = resource?.application ? resource.application.signInAudience : resource?.servicePrincipal?.signInAudience;
  const seen = appId !== undefined || resource !== undefined;
  return {
    is: standingOf(client, appId, resource, listed),
    appId,
    displayName: (target && known(target.displayName)) || listed?.displayName || written || "",
    ref: target && projection.ref(target),
    hasApplication: resource?.application !== undefined,
    servicePrincipal: resource?.servicePrincipal ? projection.resourcePrincipalFacts(resource.servicePrincipal) : null,
    partial: target?.partial ?? false,
    elsewhere: resource?.application?.elsewhere,
    signInAudience: audience,
    enabledScopes: seen ? exposure.enabledScopes : { $unknown: "resource" },
    enabledRoles: seen ? exposure.enabledRoles : { $unknown: "resource" },
    access: access.map((item) => {
      const facts = projection.access(isKnown(item) ? item.id : unknown("computed"), seen ? exposure : undefined);
      return projection.userConsent.of(client, resource, appId, item, facts);
    }),
    assigned: isAssigned,
    tableDate: exposure.tableDate,
  };
}

function standingOf(
  client: Application,
  appId: string | undefined,
  resource: Resource | undefined,
  listed: ReturnType<typeof firstParty>,
): ResourceFacts["is"] {
  if (appId === undefined && !resource) return "unknown";
  if ((resource && resource.application === client) || (appId && appId.toLowerCase() === known(client.appId)?.toLowerCase())) return "self";
  const owner = known(resource?.servicePrincipal?.appOwnerOrganizationId)?.toLowerCase();
  if (listed?.proven || (owner && microsoftTenants.has(owner))) return "microsoft";
  if (resource) return "directory";
  return listed ? "listed" : "elsewhere";
}
