import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { isMultiTenant } from "../entra/client";
import { isKnown, known, nameOfValue, type Field } from "../model/unknown";
import type { ClientUse, Directory, Resource } from "../directory/directory";
import { exposureOf, type Exposure } from "../directory/exposure";
import { AssignmentFacts } from "./assignment-facts";
import { DeclaredTwins } from "./declared-twins";
import { MixedUpIds } from "./mixed-up-ids";
import { accessFacts, hidesPreAuthorized, hidesRequests } from "./facts";
import { credentials } from "./own-fields";
import { UserConsentFacts } from "./user-consent-facts";
import type { AccessFacts, Clients, DeclaredUse, Neighbour, PrincipalFacts, ResourcePrincipalFacts, Subject } from "./subject";

/** How many clients a subject names; a popular API may have thousands. */
const clientLimit = 5;

const noClients: Clients = { delegated: [], role: [] };

/** What all subjects of one directory share: the run's facts, the names of neighbours, what resources expose. */
export class Projection {
  readonly run: Subject["run"];
  private readonly exposures = new Map<string, Exposure>();
  private readonly accesses = new Map<Exposure, Map<string, AccessFacts>>();
  private readonly refs = new Map<Declaration, string>();
  private readonly byRef: Declaration[] = [];
  private hiding: readonly Application[] | undefined;
  private hidingRequests: readonly Application[] | undefined;
  readonly assignments: AssignmentFacts;
  readonly twins: DeclaredTwins;
  readonly mixedUpIds: MixedUpIds;
  readonly userConsent: UserConsentFacts;

  constructor(
    readonly directory: Directory,
    private readonly useOf?: (declaration: Declaration) => DeclaredUse | undefined,
  ) {
    const { facts, authorizationPolicy } = directory;
    this.assignments = new AssignmentFacts(directory);
    this.twins = new DeclaredTwins(directory, (declaration) => this.neighbour(declaration));
    this.mixedUpIds = new MixedUpIds(directory, (declaration) => this.neighbour(declaration));
    this.userConsent = new UserConsentFacts(directory);
    this.run = {
      servicePrincipals: facts.servicePrincipals,
      microsoftServicePrincipals: facts.microsoftServicePrincipals,
      grants: facts.grants,
      assignments: facts.assignments,
      ...(facts.incompleteGrants ? { incompleteGrants: true as const } : {}),
      ...(facts.incompleteAssignments ? { incompleteAssignments: true as const } : {}),
      partial: facts.partial,
      unlinkedServicePrincipals: directory.servicePrincipals.some(
        (p) => !isKnown(p.appId) && !p.references?.appId && !isSomeones(p, directory),
      ),
      ...(directory.grants.every(({ clientId, references }) => isKnown(clientId) || references?.clientId)
        ? {}
        : { unlinkedGrants: true as const }),
      ...(directory.applications.every((a) => isKnown(a.id)) ? {} : { unknownObjectIds: true as const }),
      ...(directory.homeTenant ? { homeTenant: directory.homeTenant } : {}),
      ...(authorizationPolicy ? { consentPolicies: authorizationPolicy.permissionGrantPoliciesAssigned ?? { $unknown: "absent" } } : {}),
      ...this.userConsent.run,
    };
  }

  /** The declaration behind a `ref` that a rule returned. */
  declaration(ref: string): Declaration | undefined {
    return this.byRef[Number(ref)];
  }

  exposure(resource: Resource): Exposure {
    const name = resource.appId ?? resource.application?.key ?? resource.servicePrincipal?.key;
    if (name === undefined) return exposureOf(resource, undefined);
    let exposure = this.exposures.get(name);
    if (!exposure)
      this.exposures.set(
        name,
        (exposure = exposureOf(
          resource.application || resource.servicePrincipal ? resource : undefined,
          resource.appId,
          this.directory.cloud,
        )),
      );
    return exposure;
  }

  /** What a permission id is on a resource: all clients ask Microsoft Graph for the same few. */
  access(id: Field<string | null>, exposure: Exposure | undefined): AccessFacts {
    const name = typeof id === "string" ? id : nameOfValue(id);
    if (!exposure || name === undefined) return accessFacts(id, exposure);
    let known = this.accesses.get(exposure);
    if (!known) this.accesses.set(exposure, (known = new Map()));
    let facts = known.get(name);
    if (!facts) known.set(name, (facts = accessFacts(id, exposure)));
    return facts;
  }

  /** A service principal as its own application's rules see it. */
  principalFacts(principal: ServicePrincipal): PrincipalFacts {
    return {
      ref: this.ref(principal),
      objectId: principal.id,
      accountEnabled: principal.accountEnabled,
      appRoleAssignmentRequired: principal.appRoleAssignmentRequired,
      preferredSingleSignOnMode: principal.preferredSingleSignOnMode,
      keyCredentials: credentials(principal.keyCredentials),
      passwordCredentials: credentials(principal.passwordCredentials),
    };
  }

  /** A service principal as the rules of those who ask for it see it. */
  resourcePrincipalFacts(principal: ServicePrincipal): ResourcePrincipalFacts {
    const { id, accountEnabled, appRoleAssignmentRequired } = principal;
    return { ref: this.ref(principal), objectId: id, accountEnabled, appRoleAssignmentRequired };
  }

  /** Another application may pre-authorise this one: whom it does cannot be seen, or who this one is. */
  mayBePreAuthorized(client: Application): boolean {
    this.hiding ??= this.directory.applications.filter(hidesPreAuthorized);
    if (this.hiding.some((application) => application !== client)) return true;
    if (isKnown(client.appId) || client.key !== undefined) return false;
    return this.directory.applications.some((other) => other !== client && known(other.preAuthorizedApplications)?.length);
  }

  /** A multi-tenant application may ask for this one: what it asks for cannot be seen, or who this one is. */
  mayHaveOtherClients(api: Application): boolean {
    const { applications } = this.directory;
    const mayBeMultiTenant = (other: Application): boolean => isMultiTenant(other) || !isKnown(other.signInAudience);
    this.hidingRequests ??= applications.filter((other) => hidesRequests(other) && mayBeMultiTenant(other));
    if (this.hidingRequests.some((other) => other !== api)) return true;
    if (isKnown(api.appId) || api.key !== undefined) return false;
    return applications.some((other) => other !== api && mayBeMultiTenant(other) && known(other.requiredResourceAccess)?.length);
  }

  clients(uses: readonly ClientUse[]): Clients {
    if (uses.length === 0) return noClients;
    const pick = (test: (use: ClientUse) => boolean): Neighbour[] =>
      uses
        .filter(test)
        .slice(0, clientLimit)
        .map((use) => this.neighbour(use.application));
    const forUsers = (use: ClientUse): boolean => use.delegated || (use.role && this.declaresUsersOnly(use.application));
    return { delegated: pick(forUsers), role: pick((use) => use.role && !forUsers(use)) };
  }

  /** As `declares_users_only` of `policies/lib/client.rego`, of a neighbour. */
  private declaresUsersOnly(client: Application): boolean {
    const use = this.useOf?.(client);
    return !!use?.flows?.length && !use.flows.includes("clientCredentials") && !use.daemonOnly;
  }

  /** The clients that hold a delegated grant for a service principal, itself left out: the first few. */
  granted(principal: ServicePrincipal): Neighbour[] {
    const { links } = this.directory;
    const holders = links
      .grantsOn(principal)
      .map((grant) => links.clientOfGrant(grant))
      .filter((holder): holder is ServicePrincipal => holder !== undefined && holder !== principal);
    return [...new Set(holders)].slice(0, clientLimit).map((holder) => this.neighbour(links.applicationOf(holder) ?? holder));
  }

  neighbour(declaration: Application | ServicePrincipal): Neighbour {
    const appId = known(declaration.appId);
    return {
      ref: this.ref(declaration),
      displayName: known(declaration.displayName) || appId || declaration.key || "",
      appId: appId || undefined,
    };
  }

  /** A short name for a declaration, for rules to hand back. */
  ref(declaration: Declaration): string {
    let ref = this.refs.get(declaration);
    if (ref === undefined) {
      this.refs.set(declaration, (ref = String(this.byRef.length)));
      this.byRef.push(declaration);
    }
    return ref;
  }
}

/** Made from what is some application's id, if not its client id. */
function isSomeones({ appId }: ServicePrincipal, { links }: Directory): boolean {
  const name = nameOfValue(appId);
  return name !== undefined && (links.application(name) ?? links.applicationByObjectId(name)) !== undefined;
}
