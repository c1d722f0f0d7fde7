import type { CloudName } from "../model/clouds";
import type {
  Application,
  AppRoleAssignment,
  AuthorizationPolicy,
  ClaimsMappingPolicy,
  Declaration,
  DeclarationKind,
  DelegatedPermissionClassification,
  DelegatedPermissionGrant,
  Origin,
  PermissionGrantPolicy,
  ServicePrincipal,
  ServicePrincipalDeletion,
} from "../model/declarations";

/** How much of a kind the run holds: all there is, some of it, or nothing. */
export type Extent = "complete" | "incomplete" | "none";

/** What the run can and cannot say (DESIGN, "What a run can say"). */
export interface RunFacts {
  readonly origin: Origin;
  /** Service principals: only a complete set can prove that one is missing. */
  readonly servicePrincipals: Extent;
  /** The export holds at least one service principal owned by a Microsoft tenant, so a missing one means something. */
  readonly microsoftServicePrincipals: boolean;
  /** All delegated grants, as far as the input tells: only then is one missing that is not there. */
  readonly grants: boolean;
  readonly assignments: boolean;
  /** Some of them, and more exist: a page with a link to the next one, a file that could not be read. */
  readonly incompleteGrants: boolean;
  readonly incompleteAssignments: boolean;
  /** Kinds of which the run holds all that the tenant has, as far as the input tells: an empty page of them counts. */
  readonly held: ReadonlySet<DeclarationKind>;
  /** Whose permission classifications the run holds: of all, or of these service principals (object ids, in small letters). */
  readonly classified: "all" | ReadonlySet<string>;
  /** Kinds that the export was refused, with the Microsoft Graph permission that would have been enough. */
  readonly refused: ReadonlyMap<DeclarationKind, string>;
  /** A preview without unchanged resources and the like: nothing that is not there can be called missing. */
  readonly partial: boolean;
}

/** The declarations of one tenant or stack, each object once, with the look-ups that links need. Ids without regard to case. */
export interface Directory {
  readonly tenant: string;
  readonly facts: RunFacts;
  readonly applications: readonly Application[];
  readonly servicePrincipals: readonly ServicePrincipal[];
  readonly grants: readonly DelegatedPermissionGrant[];
  /** Service principals that are about to be deleted: they stand for nobody any more. */
  readonly deletions: readonly ServicePrincipalDeletion[];
  readonly assignments: readonly AppRoleAssignment[];
  readonly authorizationPolicy: AuthorizationPolicy | undefined;
  readonly permissionGrantPolicies: readonly PermissionGrantPolicy[];
  readonly permissionClassifications: readonly DelegatedPermissionClassification[];
  /** The same policy several times where the input holds it below several service principals. */
  readonly claimsMappingPolicies: readonly ClaimsMappingPolicy[];
  /** The tenant that owns the run's own applications, where their service principals tell. */
  readonly homeTenant: string | undefined;
  /** Where it is known. */
  readonly cloud?: CloudName;
  readonly links: Links;
  /** Objects of which two inputs say different things; absent where none is. */
  readonly conflicted?: ReadonlySet<Declaration>;
  /** The same objects with the other values that inputs give them: rules judge those too. */
  readonly alternatives?: readonly Alternative[];
}

export interface Alternative {
  readonly directory: Directory;
  /** The declaration of the directory itself that one of this one is another variant of. */
  readonly baseOf: ReadonlyMap<Declaration, Declaration>;
}

export interface Links {
  application(appId: string): Application | undefined;
  applicationByObjectId(id: string): Application | undefined;
  servicePrincipal(appId: string): ServicePrincipal | undefined;
  servicePrincipalByObjectId(id: string): ServicePrincipal | undefined;
  /** The service principal of an application, by client id or by dependency. */
  principalOf(application: Application): ServicePrincipal | undefined;
  /** The application behind a service principal, by client id or by dependency. */
  applicationOf(principal: ServicePrincipal): Application | undefined;
  /** Applications that list this resource in `requiredResourceAccess`. */
  clientsOf(resource: Resource): readonly ClientUse[];
  /** Resources that an entry of `requiredResourceAccess` (or the like) means. */
  resource(appId: string | undefined, reference: string | undefined): Resource | undefined;
  /** Delegated grants to the client that this service principal stands for. */
  grantsTo(principal: ServicePrincipal): readonly DelegatedPermissionGrant[];
  /** Delegated grants for the API that this service principal stands for. */
  grantsOn(resource: ServicePrincipal): readonly DelegatedPermissionGrant[];
  /** The two ends of a grant, where the run holds them. */
  clientOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined;
  resourceOfGrant(grant: DelegatedPermissionGrant): ServicePrincipal | undefined;
  /** App role assignments to this service principal's roles. */
  assignmentsOn(resource: ServicePrincipal): readonly AppRoleAssignment[];
  /** The service principal that an assignment is for; undefined for users and groups. */
  assignee(assignment: AppRoleAssignment): ServicePrincipal | undefined;
  /** APIs whose `preAuthorizedApplications` name this client. */
  preAuthorizing(application: Application): readonly Application[];
}

/** A resource by its client id: an application, a service principal, or both. */
export interface Resource {
  readonly appId: string | undefined;
  readonly application: Application | undefined;
  readonly servicePrincipal: ServicePrincipal | undefined;
}

export interface ClientUse {
  readonly application: Application;
  /** Asks at least one delegated permission (Scope). */
  readonly delegated: boolean;
  /** Asks at least one application permission (Role). */
  readonly role: boolean;
}
