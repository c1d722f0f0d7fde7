import type { Application, AppRoleAssignment, DelegatedPermissionGrant, ServicePrincipal } from "../model/declarations";
import { isKnown, known, nameOfValue, type Field } from "../model/unknown";
import type { ClientUse, Links, Resource } from "./directory";

const lower = (id: string | null | undefined): string | undefined => id?.toLowerCase() || undefined;

/** A name of `nameOfValue`, or an id in any case. */
const named = (id: string): string => (id.startsWith("\0") ? id : id.toLowerCase());

/** Adds to the list under a key. */
function push<K, V>(map: Map<K, V[]>, key: K | undefined, value: V): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Who belongs to whom: by value where the value is known, by the dependency that the declaration names where it is not.
 * Built once; every question is a look-up.
 */
export class LinkIndex implements Links {
  private readonly applicationsByAppId = new Map<string, Application>();
  private readonly applicationsById = new Map<string, Application>();
  private readonly principalsByAppId = new Map<string, ServicePrincipal>();
  private readonly principalsById = new Map<string, ServicePrincipal>();
  private readonly byKey = new Map<string, Application | ServicePrincipal>();
  private readonly principalsByApplicationKey = new Map<string, ServicePrincipal>();
  private readonly clients = new Map<string, ClientUse[]>();
  private readonly grantsByPrincipal = new Map<ServicePrincipal, DelegatedPermissionGrant[]>();
  private readonly grantsByResource = new Map<ServicePrincipal, DelegatedPermissionGrant[]>();
  private readonly assignmentsByResource = new Map<ServicePrincipal, AppRoleAssignment[]>();
  private readonly preAuthorizedBy = new Map<string, Application[]>();

  constructor(
    applications: readonly Application[],
    principals: readonly ServicePrincipal[],
    grants: readonly DelegatedPermissionGrant[],
    assignments: readonly AppRoleAssignment[],
  ) {
    for (const application of applications) this.addApplication(application);
    for (const principal of principals) this.addPrincipal(principal);
    for (const application of applications) this.addUses(application);
    for (const grant of grants) {
      const client = this.clientOfGrant(grant);
      if (client) push(this.grantsByPrincipal, client, grant);
      const resource = this.resourceOfGrant(grant);
      if (resource) push(this.grantsByResource, resource, grant);
    }
    for (const assignment of assignments) {
      const resource = this.principal(assignment.resourceId, assignment.references?.resourceId);
      if (resource) push(this.assignmentsByResource, resource, assignment);
    }
  }

  private addApplication(application: Application): void {
    const appId = nameOfValue(application.appId);
    if (appId && !this.applicationsByAppId.has(appId)) this.applicationsByAppId.set(appId, application);
    const id = nameOfValue(application.id);
    if (id && !this.applicationsById.has(id)) this.applicationsById.set(id, application);
    if (application.key) this.byKey.set(application.key, application);
  }

  private addPrincipal(principal: ServicePrincipal): void {
    const appId = nameOfValue(principal.appId);
    if (appId && !this.principalsByAppId.has(appId)) this.principalsByAppId.set(appId, principal);
    const id = nameOfValue(principal.id);
    if (id && !this.principalsById.has(id)) this.principalsById.set(id, principal);
    if (principal.key) this.byKey.set(principal.key, principal);
    const application = principal.references?.appId;
    if (application && !this.principalsByApplicationKey.has(application)) this.principalsByApplicationKey.set(application, principal);
  }

  private addUses(application: Application): void {
    for (const entry of known(application.requiredResourceAccess) ?? []) {
      if (!isKnown(entry)) continue;
      const access = (known(entry.resourceAccess) ?? []).filter(isKnown);
      const types = access.map((a) => lower(known(a.type)));
      const use = { application, delegated: types.includes("scope"), role: types.includes("role") };
      for (const name of this.namesOf(lower(known(entry.resourceAppId)), entry.reference)) push(this.clients, name, use);
    }
    for (const pre of known(application.preAuthorizedApplications) ?? []) {
      if (!isKnown(pre)) continue;
      for (const name of this.namesOf(lower(known(pre.appId)), pre.reference)) push(this.preAuthorizedBy, name, application);
    }
  }

  /** The one name under which a use is filed: the client id where it is known, else the key of what stands behind it. */
  private namesOf(appId: string | undefined, reference: string | undefined): string[] {
    const resource = this.resource(appId, reference);
    const name = resource && nameOf(resource);
    return name ? [name] : appId ? [appId] : [];
  }

  application(appId: string): Application | undefined {
    return this.applicationsByAppId.get(named(appId));
  }

  applicationByObjectId(id: string): Application | undefined {
    return this.applicationsById.get(named(id));
  }

  servicePrincipal(appId: string): ServicePrincipal | undefined {
    return this.principalsByAppId.get(named(appId));
  }

  servicePrincipalByObjectId(id: string): ServicePrincipal | undefined {
    return this.principalsById.get(named(id));
  }

  principalOf(application: Application): ServicePrincipal | undefined {
    const appId = nameOfValue(application.appId);
    return (
      (appId && this.principalsByAppId.get(appId)) || (application.key && this.principalsByApplicationKey.get(application.key)) || undefined
    );
  }

  applicationOf(principal: ServicePrincipal): Application | undefined {
    const appId = nameOfValue(principal.appId);
    const reference = principal.references?.appId;
    const behind = reference ? this.byKey.get(reference) : undefined;
    return (appId && this.applicationsByAppId.get(appId)) || (behind?.kind === "application" ? behind : undefined);
  }

  resource(appId: string | undefined, reference: string | undefined): Resource | undefined {
    const behind = reference ? this.byKey.get(reference) : undefined;
    let application = behind?.kind === "application" ? behind : undefined;
    let principal = behind?.kind === "servicePrincipal" ? behind : undefined;
    const id = lower(appId) ?? lower(known(behind?.appId));
    if (id) {
      application ??= this.applicationsByAppId.get(id);
      principal ??= this.principalsByAppId.get(id);
    }
    if (application) principal ??= this.principalOf(application);
    if (principal) application ??= this.applicationOf(principal);
    return application || principal ? { appId: id, application, servicePrincipal: principal } : undefined;
  }

  clientsOf(resource: Resource): readonly ClientUse[] {
    const name = nameOf(resource);
    return (name && this.clients.get(name)) || [];
  }

  preAuthorizing(application: Application): readonly Application[] {
    const name = nameOf({ appId: lower(known(application.appId)), application, servicePrincipal: undefined });
    return (name && this.preAuthorizedBy.get(name)) || [];
  }

  grantsTo(principal: ServicePrincipal): readonly DelegatedPermissionGrant[] {
    return this.grantsByPrincipal.get(principal) ?? [];
  }

  grantsOn(resource: ServicePrincipal): readonly DelegatedPermissionGrant[] {
    return this.grantsByResource.get(resource) ?? [];
  }

  assignmentsOn(resource: ServicePrincipal): readonly AppRoleAssignment[] {
    return this.assignmentsByResource.get(resource) ?? [];
  }

  assignee(assignment: AppRoleAssignment): ServicePrincipal | undefined {
    return this.principal(assignment.principalId, assignment.references?.principalId);
  }

  clientOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined {
    return this.principal(grant.clientId, grant.references?.clientId);
  }

  resourceOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined {
    return this.principal(grant.resourceId, grant.references?.resourceId);
  }

  private principal(id: Field<string | null>, reference: string | undefined): ServicePrincipal | undefined {
    const name = nameOfValue(id);
    const byId = name ? this.principalsById.get(name) : undefined;
    const behind = byId ?? (reference ? this.byKey.get(reference) : undefined);
    return behind?.kind === "servicePrincipal" ? behind : undefined;
  }
}

function nameOf(resource: Resource): string | undefined {
  return resource.appId ?? lower(known(resource.application?.appId)) ?? resource.application?.key ?? resource.servicePrincipal?.key;
}
