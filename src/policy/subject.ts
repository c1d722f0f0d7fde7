import type { Application, DelegatedPermissionGrant, Origin, ServicePrincipal, ServicePrincipalDeletion } from "../model/declarations";
import type { Extent } from "../directory/directory";
import type { DisabledScopes, Standing } from "../directory/exposure";
import type { ClientEvidence } from "../entra/client";
import type { ConsentRedirect } from "../entra/consent-redirect";
import type { Kind } from "../entra/kind";
import type { MixedUpId, Neighbour, PrincipalFacts, ResourceFacts, UnknownFact } from "./subject-parts";

export type * from "./subject-parts";

/**
 * The `input` of one evaluation: one declaration, projected to the fields that rules read, with the directory's facts
 * about its neighbours. Key absent = absent; `{"$unknown": …}` = unknown; `null`, `[]` = empty. Rules read them through
 * `policies/lib`, which never takes an unknown for "no".
 */
export type Subject = ApplicationSubject | ServicePrincipalSubject | GrantSubject | AssignmentSubject | DeletionSubject;

interface Common {
  readonly origin: Origin;
  /** RFC 3339, UTC, whole seconds: the clock of `--now`. */
  readonly now: string;
  /** The ids of the only rules to ask, where it is known that the others have nothing to say. */
  readonly ask?: Readonly<Record<string, true>>;
  readonly run: {
    readonly servicePrincipals: Extent;
    readonly microsoftServicePrincipals: boolean;
    readonly grants: boolean;
    readonly assignments: boolean;
    /** The run holds only some of them. */
    readonly incompleteGrants?: true;
    readonly incompleteAssignments?: true;
    readonly partial: boolean;
    /** A service principal of the run whose application cannot be seen: it may be anyone's. */
    readonly unlinkedServicePrincipals: boolean;
    /** A grant whose client cannot be seen: it may be anyone's. */
    readonly unlinkedGrants?: true;
    /** An application of the run whose object id cannot be seen: a client id may be that one's. */
    readonly unknownObjectIds?: true;
    /** The tenant that owns the run's own applications, where their service principals say so. */
    readonly homeTenant?: string;
    /** `permissionGrantPoliciesAssigned` of the tenant's authorization policy, where the run holds one. */
    readonly consentPolicies?: unknown;
    /** Of Microsoft's list of what its managed consent policy leaves to administrators, yyyy-mm: where consent policies have conditions. */
    readonly managedConsentDate?: string;
  };
  /** Of what code declares, where there are any: ids of one kind where another belongs, and those that cannot be seen. */
  readonly mixedUpIds?: readonly (MixedUpId | UnknownFact)[];
}

/** What `aadguard.yaml` says about one application. */
export interface DeclaredUse {
  readonly flows?: readonly string[];
  readonly daemonOnly?: boolean;
  readonly kind?: Kind;
}

/** What of `DeclaredUse` a subject holds as it is. */
type DeclaredFlows = Omit<DeclaredUse, "kind">;

/** What an application is: see `src/entra/kind.ts`. */
interface KindFacts {
  /** Empty where it is open. */
  readonly kinds: readonly Kind[];
  /** Why it is open, as a rule returns it. */
  readonly kindUndetermined?: { readonly reason: string; readonly fields: readonly string[] };
}

export interface ApplicationSubject extends Common, DeclaredFlows, KindFacts {
  readonly kind: "application";
  readonly partial: boolean;
  /** What belongs to it may be declared or made elsewhere: see `Common` of the model. */
  readonly elsewhere?: "imported" | "stacks";
  /** As `src/model/declarations.ts`, less bookkeeping and what no rule reads. */
  readonly application: Partial<Application>;
  /** Of a daemon: its only redirect URI serves the administrator's consent, or may do so. */
  readonly consentRedirect?: ConsentRedirect;
  /**
   * Where there is one: for each federated credential, in their order, the principal whose client id stands where an object id
   * belongs, or null.
   */
  readonly clientIdSubjects?: readonly ((Neighbour & { readonly objectId: string }) | null)[];
  /** Where there is one: for each identifier URI, in their order, the application that is declared with it too, or null. */
  readonly uriTwins?: readonly (Neighbour | null)[];
  /** Its identifier URIs are seen, and no other declaration has one of them; or nobody declared it. */
  readonly isDeclaredOnce: boolean;
  /** All client ids in it are seen and are GUIDs, none the nil one: rules need not look at their form. */
  readonly idsAreGuids: boolean;
  /** What it exposes itself: see `ResourceFacts`. */
  readonly exposes: Pick<ResourceFacts, "enabledScopes" | "enabledRoles"> & DisabledScopes;
  /** One for each entry of `requiredResourceAccess`, in its order. */
  readonly resources: readonly ResourceFacts[];
  /** For each of `preAuthorizedApplications`, in its order: the standing of its permission ids on this application. */
  readonly preAuthorized: readonly (readonly Standing[])[];
  /** Its own service principal in the run; null where the run holds none. */
  readonly servicePrincipal: PrincipalFacts | null;
  /** Delegated grants to this client; absent where the run cannot tell. Where it holds only some of the grants: those, if any. */
  readonly grants?: readonly GrantFacts[];
  /** A service principal of the run that was made from the application's object id, where it has none of its own. */
  readonly principalOfObjectId?: Neighbour;
  /** APIs of the run whose `preAuthorizedApplications` name this client. */
  readonly preAuthorizedBy: readonly PreAuthorizing[];
  /** Another application of the run may pre-authorise this client: whom it does cannot be seen, or who this one is. */
  readonly unknownPreAuthorizations?: true;
  /** Applications of the run that list this one as a resource: the first few of each kind. */
  readonly clients: Clients;
  /** All of its delegated clients that are multi-tenant, or may be: their audience cannot be seen. */
  readonly multiTenantClients: readonly MultiTenantClient[];
  /** For an application that is multi-tenant, or may be: a multi-tenant client of it may be in the run, unseen. */
  readonly unknownClients?: true;
}

export interface PreAuthorizing extends Neighbour {
  /** The ids of the permissions that the client is pre-authorised for. */
  readonly permissions: readonly (string | UnknownFact)[];
}

export interface Clients {
  /** Those that ask in users' names: for a delegated permission, or declared for user flows alone. */
  readonly delegated: readonly Neighbour[];
  /** Those that ask for application permissions only. */
  readonly role: readonly Neighbour[];
  /** Of a disabled service principal: those that hold a delegated grant for it, whether they list it or not. */
  readonly granted?: readonly Neighbour[];
}

export interface MultiTenantClient extends Neighbour {
  readonly signInAudience?: unknown;
  /** The API's `preAuthorizedApplications` name it. */
  readonly preAuthorized: boolean;
  /** The API's `knownClientApplications` name it by a value that is not known yet, and is its client id. */
  readonly isKnownClient?: true;
}

export interface ServicePrincipalSubject extends Common, DeclaredFlows, KindFacts {
  readonly kind: "servicePrincipal";
  readonly partial: boolean;
  readonly servicePrincipal: Partial<ServicePrincipal>;
  /** A claims-mapping policy is assigned to it. */
  readonly isClaimsMapped: boolean | UnknownFact;
  /** Of an agent: its blueprint's principal; null where the run holds none. */
  readonly blueprint?: BlueprintFacts | null;
  /** An earlier declaration of a service principal with the same client id. */
  readonly twin?: Neighbour;
  /** There is no such declaration. */
  readonly isDeclaredOnce: boolean;
  /** The run holds the blueprint itself, though not its principal. */
  readonly blueprintIsRegistered?: true;
  /** As in `ApplicationSubject`. */
  readonly idsAreGuids: boolean;
  /** The application behind it, where the run holds it. `objectIdOf`: its `appId` is that application's *object* id. */
  readonly application: ApplicationFacts | null;
  readonly objectIdOf: Neighbour | null;
  /** It has a redirect URI, or its application is a public client. */
  readonly signsUsersIn: boolean | UnknownFact;
  /** Of a deactivated one: permissions were granted to it, delegated or for itself. */
  readonly holdsPermissions?: true;
  readonly owner: "microsoft" | "home" | "foreign" | "unknown";
  readonly clients: Clients;
  /** How many users and groups are assigned to it; absent where the run holds no assignments. */
  readonly userAssignments?: number | UnknownFact;
}

/** What a service principal's rules need of the application behind it; with what could make it a client, where it is disabled. */
export interface ApplicationFacts extends Neighbour, Partial<ClientEvidence> {
  readonly exposes: Pick<ResourceFacts, "enabledScopes" | "enabledRoles">;
  /** It asks delegated permissions of another API; unknown where its list cannot be seen. */
  readonly asksOthers: boolean | UnknownFact;
  /** The same, less the permissions of Microsoft Graph that a plain sign-in asks. */
  readonly asksBeyondSignIn: boolean | UnknownFact;
  readonly disabledByMicrosoftStatus?: unknown;
  readonly acceptMappedClaims?: unknown;
  readonly objectId?: string;
}

export interface BlueprintFacts extends Neighbour {
  readonly objectId?: unknown;
  readonly accountEnabled?: unknown;
  readonly isDisabled?: unknown;
}

export interface GrantSubject extends Common {
  readonly kind: "oauth2PermissionGrant";
  readonly grant: Partial<DelegatedPermissionGrant>;
  readonly client: Neighbour | null;
  readonly resource: Neighbour | null;
  /** The client of an earlier declaration of a grant for the same pair and user. */
  readonly twin?: Neighbour;
  /** There is no such declaration. */
  readonly isDeclaredOnce: boolean;
  /** The standing of each scope of the grant, in its order. */
  readonly scopes: readonly (Standing | UnknownFact)[];
  /** The grant's scopes are seen, and the API has them all. */
  readonly scopesAreEnabled: boolean;
  /** Date of the permission table, where the answer rests on it. */
  readonly tableDate?: string;
}

/** Who is assigned a role of whom; only of what code declares. */
export interface AssignmentSubject extends Common {
  readonly kind: "appRoleAssignment";
}

/** A service principal that is about to be deleted. */
export interface DeletionSubject extends Common {
  readonly kind: "servicePrincipalDeletion";
  readonly deletion: Pick<ServicePrincipalDeletion, "isAdopted">;
  readonly isMicrosofts: boolean;
}

export interface GrantFacts {
  readonly ref: string;
  readonly resourceAppId?: string;
  /** The resource's service principal, where the run holds it. */
  readonly resourceRef?: string;
  /** Whose it is cannot be seen: it may be for any API. */
  readonly resourceUnknown?: true;
  readonly resourceName: string;
  readonly consentType?: unknown;
  readonly scope?: unknown;
}
