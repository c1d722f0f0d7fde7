import type { Application, Declaration, DeclarationKind, ServicePrincipal } from "../model/declarations";
import { clientEvidence, isMultiTenant } from "../entra/client";
import { isKnown, known, nameOfValue } from "../model/unknown";
import type { ClientUse, Directory, Resource } from "../directory/directory";
import { disabledScopes } from "../directory/exposure";
import { microsoftTenants } from "../entra/microsoft";
import { consentRedirect } from "../entra/consent-redirect";
import { kindOf, type KindFact } from "../entra/kind";
import {
  asksOthers,
  hasClientIdsOnly,
  hasReplyUrls,
  isClientId,
  isKnownClient,
  preAuthorizedPermissions,
  preAuthorizedStandings,
  signsUsersIn,
} from "./facts";
import { assignmentSubject } from "./assignment-subject";
import { deletionSubject } from "./deletion-subject";
import { grantSubject, scopesAreEnabled } from "./grant-subject";
import type { Judged } from "./judged";
import { applicationFields, credentials, servicePrincipalFields } from "./own-fields";
import { Projection } from "./projection";
import { resourceFacts } from "./resource-facts";
import { SignOnFacts } from "./sign-on-facts";
import type { ApplicationFacts, ApplicationSubject, DeclaredUse, GrantFacts, ServicePrincipalSubject, Subject } from "./subject";

export interface ProjectSettings {
  readonly now: string;
  readonly useOf?: (declaration: Declaration) => DeclaredUse | undefined;
}

/** Projects the declarations of one directory to subjects. */
export class Projector {
  private readonly projection: Projection;
  private readonly signOn: SignOnFacts;

  constructor(
    private readonly directory: Directory,
    private readonly settings: ProjectSettings,
  ) {
    this.projection = new Projection(directory, settings.useOf);
    this.signOn = new SignOnFacts(directory, this.projection);
  }

  /** The declaration behind a `ref` that a rule returned. */
  declaration(ref: string): Declaration | undefined {
    return this.projection.declaration(ref);
  }

  /** Kinds that the directory's export was refused, with the permission for each. */
  get refused(): ReadonlyMap<DeclarationKind, string> {
    return this.directory.facts.refused;
  }

  subject(declaration: Judged): Subject {
    switch (declaration.kind) {
      case "application":
        return this.application(declaration);
      case "servicePrincipal":
        return this.servicePrincipal(declaration);
      case "oauth2PermissionGrant":
        return grantSubject(this.projection, declaration, this.settings.now);
      case "appRoleAssignment":
        return assignmentSubject(this.projection, declaration, this.settings.now);
      case "servicePrincipalDeletion":
        return deletionSubject(this.projection, declaration, this.settings.now);
    }
  }

  /** What a declaration's subject holds by this name; undefined for facts that only the whole subject can tell. */
  holding(declaration: Judged, name: string): unknown {
    if (!name.startsWith("input.")) {
      const value = (declaration as unknown as Readonly<Record<string, unknown>>)[name];
      return value === undefined && offWhenAbsent.has(name) ? null : value;
    }
    if (declaration.kind === "servicePrincipalDeletion") return undefined;
    if (declaration.kind === "appRoleAssignment")
      return name === "input.mixedUpIds" ? (this.projection.mixedUpIds.of(declaration) ?? null) : undefined;
    if (name === "input.isDeclaredOnce") return this.projection.twins.isDeclaredOnce(declaration);
    if (name === "input.mixedUpIds") return this.projection.mixedUpIds.of(declaration) ?? null;
    if (declaration.kind === "servicePrincipal") {
      if (name === "input.idsAreGuids") return hasClientId(declaration);
      if (name === "input.application") return this.directory.links.applicationOf(declaration);
      if (name === "input.isClaimsMapped") return this.signOn.isClaimsMapped(declaration);
    }
    if (declaration.kind === "oauth2PermissionGrant" && name === "input.scopesAreEnabled")
      return scopesAreEnabled(this.projection, declaration);
    return undefined;
  }

  application(application: Application): ApplicationSubject {
    const { links } = this.directory;
    const own: Resource = { appId: known(application.appId)?.toLowerCase(), application, servicePrincipal: links.principalOf(application) };
    const exposure = this.projection.exposure(own);
    const required = known(application.requiredResourceAccess) ?? [];
    const preAuthorized = known(application.preAuthorizedApplications) ?? [];
    const principal = own.servicePrincipal;
    const objectId = nameOfValue(application.id);
    const mistaken = objectId && !principal && !links.application(objectId) ? links.servicePrincipal(objectId) : undefined;
    const mayBeMultiTenant = isMultiTenant(application) || !isKnown(application.signInAudience);
    const uses = others(links.clientsOf(own), application);
    const use = this.settings.useOf?.(application);
    return {
      kind: "application",
      origin: application.origin,
      now: this.settings.now,
      run: this.projection.run,
      partial: application.partial ?? false,
      elsewhere: application.elsewhere,
      flows: use?.flows,
      daemonOnly: use?.daemonOnly,
      ...kindFacts(kindOf(application, principal, use?.kind)),
      application: applicationFields(application),
      consentRedirect: consentRedirect(application),
      clientIdSubjects: this.signOn.clientIdSubjects(application),
      uriTwins: this.projection.twins.ofUris(application),
      isDeclaredOnce: this.projection.twins.isDeclaredOnce(application),
      mixedUpIds: this.projection.mixedUpIds.of(application),
      idsAreGuids: hasClientIdsOnly(application),
      exposes: { enabledScopes: exposure.enabledScopes, enabledRoles: exposure.enabledRoles, ...disabledScopes(application, exposure) },
      resources: required.map((entry) => resourceFacts(this.projection, application, principal, entry)),
      preAuthorized: preAuthorized.map((entry) => preAuthorizedStandings(entry, exposure)),
      servicePrincipal: principal ? this.projection.principalFacts(principal) : null,
      grants: this.grantsTo(application, principal),
      principalOfObjectId: mistaken && this.projection.neighbour(mistaken),
      preAuthorizedBy: [...new Set(links.preAuthorizing(application))].map((api) => ({
        ...this.projection.neighbour(api),
        permissions: preAuthorizedPermissions(api, application, links),
      })),
      unknownPreAuthorizations: this.projection.mayBePreAuthorized(application) || undefined,
      clients: this.projection.clients(uses),
      multiTenantClients: uses
        .filter((other) => other.delegated && (isMultiTenant(other.application) || !isKnown(other.application.signInAudience)))
        .map(({ application: client }) => ({
          ...this.projection.neighbour(client),
          signInAudience: client.signInAudience,
          preAuthorized: links.preAuthorizing(client).includes(application),
          ...(isKnownClient(client, application) ? { isKnownClient: true as const } : {}),
        })),
      unknownClients: (mayBeMultiTenant && this.projection.mayHaveOtherClients(application)) || undefined,
    };
  }

  servicePrincipal(principal: ServicePrincipal): ServicePrincipalSubject {
    const { links } = this.directory;
    const application = links.applicationOf(principal);
    const appId = known(principal.appId)?.toLowerCase();
    const named = nameOfValue(principal.appId);
    const mistaken = named && !application ? links.applicationByObjectId(named) : undefined;
    const use = this.settings.useOf?.(application ?? principal);
    const uses = others(links.clientsOf({ appId, application, servicePrincipal: principal }), application);
    const twin = this.projection.twins.ofPrincipal(principal);
    return {
      kind: "servicePrincipal",
      origin: principal.origin,
      now: this.settings.now,
      run: this.projection.run,
      partial: principal.partial ?? false,
      flows: use?.flows,
      daemonOnly: use?.daemonOnly,
      ...kindFacts(kindOf(application, principal, use?.kind)),
      servicePrincipal: servicePrincipalFields(principal),
      isClaimsMapped: this.signOn.isClaimsMapped(principal),
      twin,
      isDeclaredOnce: twin === undefined,
      mixedUpIds: this.projection.mixedUpIds.of(principal),
      blueprint: this.signOn.blueprint(principal),
      blueprintIsRegistered: this.signOn.blueprintIsRegistered(principal),
      idsAreGuids: hasClientId(principal),
      application: application ? this.applicationFacts(application, principal) : null,
      signsUsersIn: application ? signsUsersIn(application) : hasReplyUrls(principal),
      holdsPermissions: this.projection.assignments.ofDisabled(principal),
      objectIdOf: mistaken ? this.projection.neighbour(mistaken) : null,
      owner: this.ownerOf(principal, application),
      clients:
        principal.accountEnabled === false
          ? // Only of a disabled one it is asked.
            { ...this.projection.clients(uses), granted: this.projection.granted(principal) }
          : this.projection.clients(uses),
      userAssignments: this.projection.assignments.users(principal),
    };
  }

  private applicationFacts(application: Application, servicePrincipal: ServicePrincipal): ApplicationFacts {
    const { enabledScopes, enabledRoles } = this.projection.exposure({
      appId: known(application.appId)?.toLowerCase(),
      application,
      servicePrincipal,
    });
    const { ref, displayName, appId } = this.projection.neighbour(application);
    const facts: ApplicationFacts = {
      ref,
      displayName,
      appId,
      exposes: { enabledScopes, enabledRoles },
      asksOthers: asksOthers(application),
      asksBeyondSignIn: asksOthers(application, true),
      disabledByMicrosoftStatus: application.disabledByMicrosoftStatus,
      acceptMappedClaims: application.acceptMappedClaims,
      objectId: known(application.id) ?? undefined,
    };
    // The lists are long, and only who stands behind a disabled service principal depends on them, and what tokens are encrypted with.
    if (servicePrincipal.accountEnabled === false) return { ...facts, ...clientEvidence(application) };
    return servicePrincipal.tokenEncryptionKeyId ? { ...facts, keyCredentials: credentials(application.keyCredentials) } : facts;
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
        resourceAppId: resourceAppId || undefined,
        resourceRef: target && this.projection.ref(target),
        resourceUnknown: target || isKnown(grant.resourceId) ? undefined : true,
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

function kindFacts({ kinds, open }: KindFact): Pick<ApplicationSubject, "kinds" | "kindUndetermined"> {
  return { kinds, kindUndetermined: open && { reason: open.reason, fields: [open.field] } };
}

/** Fields that say nothing where they are left out: exports before 2026 do not know them, and what is so is rare. */
const offWhenAbsent: ReadonlySet<string> = new Set(["isDisabled", "tokenEncryptionKeyId", "agentIdentityBlueprintId"]);

/** An agent has none: its blueprint's is seen in its stead. */
function hasClientId({ appId, agentIdentityBlueprintId }: ServicePrincipal): boolean {
  return isClientId(appId) || isClientId(agentIdentityBlueprintId);
}

/** The clients of an application but itself; most have none. */
function others(uses: readonly ClientUse[], application: Application | undefined): readonly ClientUse[] {
  return uses.length === 0 ? uses : uses.filter((use) => use.application !== application);
}
