import type { Directory } from "../directory";
import type { Resource } from "../directory/directory";
import { type Exposure, exposureOf } from "../directory/exposure";
import { firstParty } from "../entra/microsoft";
import type {
  Application,
  AppRoleAssignment,
  DelegatedPermissionGrant,
  PreAuthorizedApplication,
  RequiredResourceAccess,
} from "../model/declarations";
import { type Field, isKnown, known } from "../model/unknown";
import { resolveAppId } from "../policy/facts";
import type { LinkSet, Permissions } from "./link-set";
import type { NodeSet } from "./node-set";
import type { Parties } from "./parties";

/** Names of permissions; what a resource exposes is looked up once. */
class PermissionNames {
  private readonly exposures = new Map<string, Exposure>();

  /** The permissions of one entry, by value where the resource tells it; an entry that cannot be seen has none. */
  of({ resourceAccess }: RequiredResourceAccess, node: string, resource: Resource | undefined, appId: string | undefined): Permissions {
    const permissions = { delegated: [] as string[], application: [] as string[] };
    for (const access of known(resourceAccess) ?? []) {
      const { id, type } = known(access) ?? {};
      const written = known(id);
      const kind = known(type)?.toLowerCase();
      if (!written || (kind !== "scope" && kind !== "role")) continue;
      const name = this.exposure(node, resource, appId).valueOf(written) ?? written;
      permissions[kind === "scope" ? "delegated" : "application"].push(name);
    }
    return permissions;
  }

  private exposure(node: string, resource: Resource | undefined, appId: string | undefined): Exposure {
    let exposure = this.exposures.get(node);
    if (!exposure) this.exposures.set(node, (exposure = exposureOf(resource, appId)));
    return exposure;
  }
}

/** The default access, which is not a permission. */
const defaultAccess = /^[0-]+$/;

/** Links between clients and APIs: what applications list, what was granted and assigned, whom APIs pre-authorise. */
export class CallLinks {
  private readonly names = new PermissionNames();
  /** By application and list: the node behind each entry. */
  private readonly ends = new Map<Application, Record<"requiredResourceAccess" | "preAuthorizedApplications", (string | undefined)[]>>();

  constructor(
    private readonly directory: Directory,
    private readonly nodes: NodeSet,
    private readonly links: LinkSet,
    private readonly parties: Parties,
  ) {}

  addAll(): void {
    for (const application of this.directory.applications) {
      const from = this.parties.node(application);
      this.ends.set(application, {
        requiredResourceAccess: listOf(application.requiredResourceAccess).map((entry, at) => this.required(application, from, entry, at)),
        preAuthorizedApplications: listOf(application.preAuthorizedApplications).map((entry) => this.preAuthorized(from, entry)),
      });
    }
    for (const grant of this.directory.grants) this.grant(grant);
    for (const assignment of this.directory.assignments) this.assignment(assignment);
  }

  /** The node behind an entry of one of an application's lists. */
  end(application: Application, list: "requiredResourceAccess" | "preAuthorizedApplications", entry: number): string | undefined {
    return this.ends.get(application)?.[list][entry];
  }

  /** The ends of a grant, where the run holds them. */
  endsOf(grant: DelegatedPermissionGrant): { readonly from: string; readonly to: string } | undefined {
    const [client, resource] = [this.directory.links.clientOfGrant(grant), this.directory.links.resourceOfGrant(grant)];
    return client && resource && { from: this.parties.main(client), to: this.parties.main(resource) };
  }

  private required(application: Application, from: string, entry: Field<RequiredResourceAccess>, at: number): string | undefined {
    if (!isKnown(entry)) return undefined;
    const written = known(entry.resourceAppId);
    const appId = written ? resolveAppId(written) : undefined;
    const resource = this.directory.links.resource(appId, entry.reference);
    const to = (resource && this.parties.resource(resource)) ?? this.stranger(appId, written, `${from}/${at}`);
    const permissions = this.names.of(entry, to, resource, appId);
    if (to !== from && resource?.application !== application) this.call(from, to, "requiredResourceAccess", permissions);
    return to;
  }

  /** An API that the run does not hold. */
  private stranger(appId: string | undefined, written: string | null | undefined, of: string): string {
    const listed = appId === undefined ? undefined : firstParty(appId);
    if (appId === undefined) {
      const unknown = { kind: "servicePrincipal", presence: "unknown", appId: null, microsoft: false } as const;
      return this.nodes.stranger({ ...unknown, displayName: written || null, of });
    }
    const elsewhere = { kind: "servicePrincipal", presence: "elsewhere", appId } as const;
    return this.nodes.stranger({ ...elsewhere, displayName: listed?.displayName ?? null, microsoft: listed?.proven ?? false });
  }

  private call(
    from: string,
    to: string,
    by: "requiredResourceAccess" | "oauth2PermissionGrant" | "appRoleAssignment",
    permissions = {},
  ): void {
    if (from === to) return;
    this.links.add("calls", from, to, by, permissions);
    this.nodes.is(from, "client");
    this.nodes.is(to, "api");
  }

  private preAuthorized(from: string, entry: Field<PreAuthorizedApplication>): string | undefined {
    if (!isKnown(entry)) return undefined;
    const appId = known(entry.appId)?.toLowerCase();
    const client = this.directory.links.resource(appId, entry.reference);
    const to = (client && this.parties.resource(client)) ?? (appId ? this.stranger(resolveAppId(appId), appId, from) : undefined);
    if (to !== undefined && to !== from) {
      this.links.add("preAuthorizes", from, to, "preAuthorizedApplications");
      this.nodes.is(to, "client");
    }
    return to;
  }

  private grant(grant: DelegatedPermissionGrant): void {
    const ends = this.endsOf(grant);
    if (ends) this.call(ends.from, ends.to, "oauth2PermissionGrant", { delegated: listOf(grant.scope).filter(isKnown) });
  }

  private assignment(assignment: AppRoleAssignment): void {
    const client = this.directory.links.assignee(assignment);
    const id = known(assignment.resourceId) ?? undefined;
    const resource = id === undefined ? undefined : this.directory.links.servicePrincipalByObjectId(id);
    if (!client || !resource) return;
    const role = known(assignment.appRoleId);
    const roles = [...listOf(resource.appRoles), ...listOf(this.directory.links.applicationOf(resource)?.appRoles)].filter(isKnown);
    const value = roles.find((each) => role && known(each.id)?.toLowerCase() === role.toLowerCase())?.value;
    const name = known(value) || role;
    const permissions = name && !defaultAccess.test(name) ? { application: [name] } : {};
    this.call(this.parties.main(client), this.parties.main(resource), "appRoleAssignment", permissions);
  }
}

function listOf<T>(list: Field<Field<T>[]>): readonly Field<T>[] {
  return known(list) ?? [];
}
