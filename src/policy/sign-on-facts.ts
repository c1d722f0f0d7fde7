import { isGuid } from "../entra/guid";
import type { Directory } from "../directory/directory";
import type { Application, ServicePrincipal } from "../model/declarations";
import { isFilled, isKnown, known, knownElements, unknown } from "../model/unknown";
import type { Projection } from "./projection";
import type { ApplicationSubject, BlueprintFacts, UnknownFact } from "./subject";

/** Facts about how tokens are made and asked for, besides a declaration's own fields. */
export class SignOnFacts {
  private mapped: MappedPrincipals | undefined;

  constructor(
    private readonly directory: Directory,
    private readonly projection: Projection,
  ) {}

  /** A claims-mapping policy is assigned to the service principal, at the one or at the other end. */
  isClaimsMapped(principal: ServicePrincipal): boolean | UnknownFact {
    const { claimsMappingPolicies: own } = principal;
    const { ids, hidesSome } = (this.mapped ??= mappedPrincipals(this.directory));
    const holds = own === undefined ? false : isFilled(own);
    if (holds === true || ids.has(known(principal.id)?.toLowerCase() ?? "")) return true;
    if (holds !== false) return { ...holds, field: "claimsMappingPolicies" };
    // Whom a policy is assigned to is told by an object id.
    if (ids.size > 0 && !isKnown(principal.id)) return { ...(principal.id ?? unknown("absent")), field: "id" };
    return hidesSome && { $unknown: "absent", field: "claimsMappingPolicies.appliesTo" };
  }

  /** The principal of an agent's blueprint; null where the run holds none, undefined for what is not an agent. */
  blueprint({ agentIdentityBlueprintId: id }: ServicePrincipal): BlueprintFacts | null | undefined {
    if (!isKnown(id) || !id) return undefined;
    const principal = this.directory.links.servicePrincipal(id);
    if (!principal) return null;
    const { id: objectId, accountEnabled, isDisabled } = principal;
    return { ...this.projection.neighbour(principal), objectId, accountEnabled, isDisabled: isDisabled ?? undefined };
  }

  blueprintIsRegistered({ agentIdentityBlueprintId: id }: ServicePrincipal): true | undefined {
    if (!isKnown(id) || !id || this.directory.links.servicePrincipal(id)) return undefined;
    return this.directory.links.application(id) ? true : undefined;
  }

  /**
   * For each federated credential, in their order: the principal whose *client id* its subject is, where no principal of the
   * run has it for an object id. Undefined where none is.
   */
  clientIdSubjects(application: Application): ApplicationSubject["clientIdSubjects"] {
    const { links } = this.directory;
    const credentials = known(application.federatedIdentityCredentials);
    if (!credentials?.length) return undefined;
    const found = credentials.map((credential) => {
      const subject = isKnown(credential) ? known(credential.subject) : undefined;
      if (!subject || !isGuid(subject) || links.servicePrincipalByObjectId(subject)) return null;
      const principal = links.servicePrincipal(subject);
      const objectId = known(principal?.id);
      return principal && objectId ? { ...this.projection.neighbour(principal), objectId } : null;
    });
    return found.some((each) => each !== null) ? found : undefined;
  }
}

interface MappedPrincipals {
  /** Object ids, in small letters. */
  readonly ids: ReadonlySet<string>;
  /** A policy does not say whom it is assigned to. */
  readonly hidesSome: boolean;
}

function mappedPrincipals({ claimsMappingPolicies }: Directory): MappedPrincipals {
  return {
    ids: new Set(claimsMappingPolicies.flatMap(({ appliesTo }) => knownElements(appliesTo).map((id) => id.toLowerCase()))),
    hidesSome: claimsMappingPolicies.some(({ appliesTo }) => !isKnown(appliesTo) || !appliesTo.every(isKnown)),
  };
}
