import type { Directory, Links, Resource } from "../directory/directory";
import type { Application, DelegatedPermissionGrant, ServicePrincipal } from "../model/declarations";
import type { FieldPath, Source } from "../model/place";
import { unknown } from "../model/unknown";
import { requestedPermissions, type RequestedPermissions } from "./requested-permissions";
import { flowModels } from "./flows";
import { asForUser } from "./grants";
import type { Situation, TokenRequest } from "./request";

/** A directory in which the client asks for exactly what the request asks for, and the user's own grants count. */
export interface RequestView {
  readonly directory: Directory;
  readonly client: Application | undefined;
}

export function requestView(situation: Situation): RequestView {
  const { directory, request } = situation;
  const original = request.client.application;
  const client = viewOfClient(situation);
  const links = new RequestLinks(directory.links, { original, client, request });
  const replaced = (application: Application): Application => (application === original && client ? client : application);
  return { directory: { ...directory, applications: directory.applications.map(replaced), links }, client };
}

/** A client whose application belongs to another tenant is known by the request alone. */
function viewOfClient(situation: Situation): Application | undefined {
  const { application, servicePrincipal } = situation.request.client;
  const base = application ?? (servicePrincipal && outlineOf(servicePrincipal));
  if (!base) return undefined;
  const what = requestedPermissions(situation);
  const list = base.requiredResourceAccess;
  const isListKnown = Array.isArray(list) || what.entries.length > 0;
  return {
    ...base,
    requiredResourceAccess: isListKnown ? what.entries.map(({ entry }) => entry ?? unknown("absent")) : list,
    source: sourceOf(base.source, what),
  };
}

function outlineOf({ source, origin, tenant, appId, displayName, key, references }: ServicePrincipal): Application {
  return { kind: "application", source, origin, tenant, partial: true, appId, displayName, key, references };
}

/** Places in the view are places in the list as written. */
function sourceOf(source: Source, { entries }: RequestedPermissions): Source {
  return {
    path: source.path,
    locate(path: FieldPath) {
      const [field, n, list, m, ...rest] = path;
      if (field !== "requiredResourceAccess" || typeof n !== "number") return source.locate(path);
      const entry = entries[n];
      if (entry?.index === undefined) return source.locate([field]);
      if (list !== "resourceAccess" || typeof m !== "number") return source.locate([field, entry.index, ...path.slice(2)]);
      const access = entry.accesses[m];
      return source.locate(access === undefined ? [field, entry.index] : [field, entry.index, list, access, ...rest]);
    },
  };
}

/** The directory's links, with the client's view in place of the client. */
class RequestLinks implements Links {
  private readonly grants = new Map<DelegatedPermissionGrant, DelegatedPermissionGrant>();

  constructor(
    private readonly base: Links,
    private readonly change: {
      readonly original: Application | undefined;
      readonly client: Application | undefined;
      readonly request: TokenRequest;
    },
  ) {}

  application(appId: string): Application | undefined {
    return this.seen(this.base.application(appId));
  }

  applicationByObjectId(id: string): Application | undefined {
    return this.seen(this.base.applicationByObjectId(id));
  }

  servicePrincipal(appId: string): ServicePrincipal | undefined {
    return this.base.servicePrincipal(appId);
  }

  servicePrincipalByObjectId(id: string): ServicePrincipal | undefined {
    return this.base.servicePrincipalByObjectId(id);
  }

  principalOf(application: Application): ServicePrincipal | undefined {
    return application === this.change.client ? this.change.request.client.servicePrincipal : this.base.principalOf(application);
  }

  applicationOf(principal: ServicePrincipal): Application | undefined {
    return this.seen(this.base.applicationOf(principal));
  }

  resource(appId: string | undefined, reference: string | undefined): Resource | undefined {
    const found = this.base.resource(appId, reference);
    return found && { ...found, application: this.seen(found.application) };
  }

  clientsOf(resource: Resource): ReturnType<Links["clientsOf"]> {
    const { original, client, request } = this.change;
    const others = this.base.clientsOf(resource).filter((use) => use.application !== original);
    if (!client || !isSame(resource, request.resource)) return others;
    const { user } = flowModels[request.flow];
    return [{ application: client, delegated: user, role: !user }, ...others];
  }

  grantsTo(principal: ServicePrincipal): readonly DelegatedPermissionGrant[] {
    return this.base.grantsTo(principal).map((grant) => this.forUser(grant));
  }

  grantsOn(resource: ServicePrincipal): readonly DelegatedPermissionGrant[] {
    return this.base.grantsOn(resource).map((grant) => this.forUser(grant));
  }

  /** The same grant gives the same object each time. */
  private forUser(grant: DelegatedPermissionGrant): DelegatedPermissionGrant {
    let seen = this.grants.get(grant);
    if (!seen) this.grants.set(grant, (seen = asForUser(grant, this.change.request)));
    return seen;
  }

  clientOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined {
    return this.base.clientOfGrant(grant);
  }

  resourceOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined {
    return this.base.resourceOfGrant(grant);
  }

  assignmentsOn(resource: ServicePrincipal): ReturnType<Links["assignmentsOn"]> {
    return this.base.assignmentsOn(resource);
  }

  assignee(assignment: Parameters<Links["assignee"]>[0]): ServicePrincipal | undefined {
    return this.base.assignee(assignment);
  }

  preAuthorizing(application: Application): readonly Application[] {
    const { original, client } = this.change;
    const written = application === client && original ? original : application;
    return this.base.preAuthorizing(written).map((api) => this.seen(api) ?? api);
  }

  private seen<T extends Application | undefined>(application: T): T | Application {
    const { original, client } = this.change;
    return application !== undefined && application === original && client ? client : application;
  }
}

function isSame(resource: Resource, named: Resource): boolean {
  if (resource.appId !== undefined || named.appId !== undefined) return resource.appId === named.appId;
  return resource.application !== undefined && resource.application.key === named.application?.key;
}
