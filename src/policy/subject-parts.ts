import type { UnknownFact } from "../model/unknown";
import type { FieldPath } from "../model/place";
import type { Standing } from "../directory/exposure";

export type { UnknownFact };

/** Another declaration, enough to name it; `ref` goes into `related`. */
export interface Neighbour {
  readonly ref: string;
  readonly displayName: string;
  readonly appId?: string;
}

export interface ResourceFacts {
  /**
   * `self`: the application itself. `directory`: an application or service principal of the run. `microsoft`: owned by a
   * Microsoft tenant. `listed`: a table names it, no proof. `elsewhere`: none of these. `unknown`: its id cannot be seen.
   */
  readonly is: "self" | "directory" | "microsoft" | "listed" | "elsewhere" | "unknown";
  /** The client id, after names were looked up. */
  readonly appId?: string;
  readonly displayName: string;
  readonly ref?: string;
  /** The run holds its application / its service principal. */
  readonly hasApplication: boolean;
  readonly servicePrincipal: ResourcePrincipalFacts | null;
  readonly partial: boolean;
  /** Of its application where the run holds it: what belongs to it may be declared or made elsewhere. */
  readonly elsewhere?: "imported" | "stacks";
  /** Of its application where the run holds it, else of its service principal. */
  readonly signInAudience?: unknown;
  readonly enabledScopes: number | UnknownFact;
  readonly enabledRoles: number | UnknownFact;
  /** For each entry of `resourceAccess`: what its id is on the resource. */
  readonly access: readonly AccessFacts[];
  /** Whether the client's service principal is assigned to a role of this one; absent where the run holds no assignments. */
  readonly assigned?: boolean | UnknownFact;
  readonly tableDate?: string;
}

export interface AccessFacts {
  readonly scope: Standing | UnknownFact;
  readonly role: Standing | UnknownFact;
  /** The permission's value where it is known, else the id as written. */
  readonly name: string;
  /** Who may consent to the delegated permission: User or Admin, where it is known. */
  readonly consent?: string;
  /** A role that users and groups alone can hold, which no application can be given. */
  readonly forUsersOnly?: true;
  /**
   * Of a delegated permission, where the tenant's consent policies have conditions: whether users may consent to it themselves, as
   * far as it needs no administrator in any tenant.
   */
  readonly userConsent?: boolean | UnknownFact;
}

/** A resource's service principal: what its clients' rules need. */
export interface ResourcePrincipalFacts {
  readonly ref: string;
  readonly objectId?: unknown;
  readonly accountEnabled?: unknown;
  readonly appRoleAssignmentRequired?: unknown;
}

/** An application's own service principal. */
export interface PrincipalFacts extends ResourcePrincipalFacts {
  readonly preferredSingleSignOnMode?: unknown;
  readonly keyCredentials?: unknown;
  readonly passwordCredentials?: unknown;
}

/** The client id of an application, its object id, or the object id of its service principal, where another one of them belongs. */
export interface MixedUpId {
  readonly path: FieldPath;
  /** The id, or what it is made from. */
  readonly element: string;
  readonly wanted: "clientId" | "applicationId" | "principalId";
  readonly written: "clientId" | "applicationId" | "principalId" | "nil";
  /** Whose id it is; absent for the nil id. Its `ref` is empty where only a table names it. */
  readonly other?: Neighbour;
  readonly isMicrosofts?: true;
}
