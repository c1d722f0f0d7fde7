import type { Application, DelegatedPermissionGrant, Declaration, ServicePrincipal } from "../model/declarations";
import { isKnown, isUnknown, known } from "../model/unknown";
import type { Directory, Resource } from "../directory/directory";
import type { Standing } from "../directory/exposure";
import { microsoftTenants } from "../directory/reference";
import { clientEvidence } from "./client-facts";
import {
  asksOthers,
  clientIdsOf,
  fieldsOf,
  hasReplyUrls,
  isClientId,
  isMultiTenant,
  ofApi,
  preAuthorizedPermissions,
  preAuthorizedStandings,
  resourceOfPrincipal,
  signsUsersIn,
} from "./facts";
import { Projection } from "./projection";
import { resourceFacts } from "./resource-facts";
import type {
  ApplicationFacts,
  ApplicationSubject,
  DeclaredUse,
  GrantFacts,
  GrantSubject,
  ServicePrincipalSubject,
  Subject,
  Unseen,
} from "./subject";

export interface ProjectSettings {
  readonly now: string;
  readonly useOf?: (declaration: Declaration) => DeclaredUse | undefined;
}

/** Scopes of OpenID Connect, which every resource's grant may carry. */
const oidcScopes = new Set(["openid", "profile", "email", "offline_access"]);

/** The kinds of declaration that rules judge. */
export type Judged = Application | ServicePrincipal | DelegatedPermissionGrant;

/** Projects the declarations of one directory to subjects. */
export class Projector {
  private readonly projection: Projection;

  constructor(
    private readonly directory: Directory,
    private readonly settings: ProjectSettings,
  ) {
    this.projection = new Projection(directory, settings.useOf);
  }

  /** The declaration behind a `ref` that a rule returned. */
  declaration(ref: string): Declaration | undefined {
    return this.projection.declaration(ref);
  }

  subject(declaration: Judged): Subject {
    switch (declaration.kind) {
      case "application":
        return this.application(declaration);
      case "servicePrincipal":
        return this.servicePrincipal(declaration);
      case "oauth2PermissionGrant":
        return this.grant(declaration);
    }
  }

  application(application: Application): ApplicationSubject {
    const { links } = this.directory;
    const own: Resource = { appId: known(application.appId)?.toLowerCase(), application, servicePrincipal: links.principalOf(application) };
    const exposure = this.projection.exposure(own);
    const required = known(application.requiredResourceAccess) ?? [];
    const preAuthorized = known(application.preAuthorizedApplications) ?? [];
    const principal = own.servicePrincipal;
    const objectId = known(application.id);
    const mistaken = objectId && !principal && !links.application(objectId) ? links.servicePrincipal(objectId) : undefined;
    const mayBeMultiTenant = isMultiTenant(application) || !isKnown(application.signInAudience);
    const uses = links.clientsOf(own).filter((use) => use.application !== application);
    const grants = this.grantsTo(application, principal);
    return {
      kind: "application",
      origin: application.origin,
      now: this.settings.now,
      run: this.projection.run,
      partial: application.partial ?? false,
      ...this.settings.useOf?.(application),
      application: fieldsOf(application),
      idsAreGuids: clientIdsOf(application).every(isClientId),
      exposes: { enabledScopes: exposure.enabledScopes, enabledRoles: exposure.enabledRoles },
      resources: required.map((entry) => resourceFacts(this.projection, application, principal, entry)),
      preAuthorized: preAuthorized.map((entry) => preAuthorizedStandings(entry, exposure)),
      servicePrincipal: principal ? this.projection.principalFacts(principal) : null,
      ...(grants ? { grants } : {}),
      ...(mistaken ? { principalOfObjectId: this.projection.neighbour(mistaken) } : {}),
      preAuthorizedBy: [...new Set(links.preAuthorizing(application))].map((api) => ({
        ...this.projection.neighbour(api),
        permissions: preAuthorizedPermissions(api, application, links),
      })),
      ...(this.projection.mayBePreAuthorized(application) ? { unseenPreAuthorizations: true as const } : {}),
      clients: this.projection.clients(uses),
      multiTenantClients: uses
        .filter((use) => use.delegated && (isMultiTenant(use.application) || !isKnown(use.application.signInAudience)))
        .map(({ application: client }) => ({
          ...this.projection.neighbour(client),
          signInAudience: client.signInAudience,
          preAuthorized: links.preAuthorizing(client).includes(application),
        })),
      ...(mayBeMultiTenant && this.projection.mayHaveOtherClients(application) ? { unseenClients: true as const } : {}),
    };
  }

  servicePrincipal(principal: ServicePrincipal): ServicePrincipalSubject {
    const { links } = this.directory;
    const application = links.applicationOf(principal);
    const appId = known(principal.appId)?.toLowerCase();
    const mistaken = appId && !application ? links.applicationByObjectId(appId) : undefined;
    const users = this.projection.assignments.users(principal);
    const use = this.settings.useOf?.(application ?? principal);
    const uses = links.clientsOf({ appId, application, servicePrincipal: principal }).filter((other) => other.application !== application);
    return {
      kind: "servicePrincipal",
      origin: principal.origin,
      now: this.settings.now,
      run: this.projection.run,
      partial: principal.partial ?? false,
      servicePrincipal: fieldsOf(principal),
      idsAreGuids: isClientId(principal.appId),
      application: application ? this.applicationFacts(application, principal) : null,
      signsUsersIn: application ? signsUsersIn(application) : hasReplyUrls(principal),
      objectIdOf: mistaken ? this.projection.neighbour(mistaken) : null,
      owner: this.ownerOf(principal, application),
      clients: {
        ...this.projection.clients(uses),
        // Only of a disabled one it is asked.
        ...(principal.accountEnabled === false ? { granted: this.projection.granted(principal) } : {}),
      },
      ...(users === undefined ? {} : { userAssignments: users }),
      ...use,
    };
  }

  private applicationFacts(application: Application, servicePrincipal: ServicePrincipal): ApplicationFacts {
    const { enabledScopes, enabledRoles } = this.projection.exposure({
      appId: known(application.appId)?.toLowerCase(),
      application,
      servicePrincipal,
    });
    return {
      ...this.projection.neighbour(application),
      applicationTemplateId: application.applicationTemplateId,
      tags: application.tags,
      // The lists are long, and only who stands behind a disabled service principal depends on them.
      ...(servicePrincipal.accountEnabled === false ? clientEvidence(application) : {}),
      exposes: { enabledScopes, enabledRoles },
      asksOthers: asksOthers(application),
      asksBeyondSignIn: asksOthers(application, true),
      disabledByMicrosoftStatus: application.disabledByMicrosoftStatus,
    };
  }

  grant(grant: DelegatedPermissionGrant): GrantSubject {
    const { links } = this.directory;
    const client = links.clientOfGrant(grant);
    const principal = links.resourceOfGrant(grant);
    const resource = principal && resourceOfPrincipal(this.directory, principal);
    const exposure = resource && this.projection.exposure(resource);
    return {
      kind: "oauth2PermissionGrant",
      origin: grant.origin,
      now: this.settings.now,
      run: this.projection.run,
      grant: fieldsOf(grant),
      client: client ? this.projection.neighbour(client) : null,
      resource: principal ? this.projection.neighbour(principal) : null,
      scopes: (known(grant.scope) ?? []).map((value): Standing | Unseen => {
        if (!isKnown(value)) return { $unknown: isUnknown(value) ? value.$unknown : "absent" };
        if (oidcScopes.has(value.toLowerCase())) return "enabled";
        return exposure ? ofApi(exposure.scopeByValue(value), "oauth2PermissionScopes") : { $unknown: "not-in-run", field: "resourceId" };
      }),
      ...(exposure?.tableDate ? { tableDate: exposure.tableDate } : {}),
    };
  }

  /** Undefined where the run cannot tell which grants are this client's. */
  private grantsTo(application: Application, principal: ServicePrincipal | undefined): GrantFacts[] | undefined {
    const { facts } = this.directory;
    if (!(facts.grants || facts.incompleteGrants) || this.projection.run.unlinkedGrants) return undefined;
    if (!principal) return facts.grants && this.isProvenWithout(application) ? [] : undefined;
    if (!isKnown(principal.id) && principal.key === undefined) return undefined;
    const grants = this.directory.links.grantsTo(principal);
    if (!facts.grants && grants.length === 0) return undefined;
    return grants.map((grant) => {
      const target = this.directory.links.resourceOfGrant(grant);
      const resourceAppId = target && (known(target.appId)?.toLowerCase() ?? undefined);
      return {
        ref: this.projection.ref(grant),
        ...(resourceAppId ? { resourceAppId } : {}),
        ...(target ? { resourceRef: this.projection.ref(target) } : {}),
        ...(target || isKnown(grant.resourceId) ? {} : { resourceUnseen: true as const }),
        resourceName: (target && known(target.displayName)) ?? "",
        consentType: grant.consentType,
        scope: grant.scope,
      };
    });
  }

  /** The run would show the application's service principal, if there were one. */
  private isProvenWithout(application: Application): boolean {
    const { servicePrincipals, unlinkedServicePrincipals } = this.projection.run;
    return servicePrincipals === "complete" && !unlinkedServicePrincipals && (isKnown(application.appId) || application.key !== undefined);
  }

  private ownerOf(principal: ServicePrincipal, application: Application | undefined): ServicePrincipalSubject["owner"] {
    if (application) return "home";
    const owner = known(principal.appOwnerOrganizationId)?.toLowerCase();
    if (!owner) return "unknown";
    if (microsoftTenants.has(owner)) return "microsoft";
    if (!this.directory.homeTenant) return "unknown";
    return owner === this.directory.homeTenant ? "home" : "foreign";
  }
}
