import type { Maybe } from "./unknown";
import type { Common, MaybeList } from "./declarations";

/**
 * A consent policy (https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy): what may be consented to, by whom.
 * A request is allowed where one of `includes` fits and none of `excludes` does.
 */
export interface PermissionGrantPolicy extends Common {
  readonly kind: "permissionGrantPolicy";
  /** `microsoft-user-default-low`, a tenant's own name: what the authorization policy names behind `ManagePermissionGrantsForSelf.`. */
  id?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  includes?: MaybeList<PermissionGrantConditionSet>;
  excludes?: MaybeList<PermissionGrantConditionSet>;
}

/** https://learn.microsoft.com/graph/api/resources/permissiongrantconditionset; an absent field has its documented default. */
export interface PermissionGrantConditionSet {
  id?: Maybe<string | null>;
  /** delegated | application | delegatedUserConsentable. */
  permissionType?: Maybe<string | null>;
  /** all | low | medium | high; default all. */
  permissionClassification?: Maybe<string | null>;
  /** An API's client id, or `any`; default any. */
  resourceApplication?: Maybe<string | null>;
  /** Permission ids, or `all`; default all. */
  permissions?: MaybeList<string>;
  /** Client ids, or `all`; default all. */
  clientApplicationIds?: MaybeList<string>;
  /** Ids of the tenants that own the clients, or `all`; default all. */
  clientApplicationTenantIds?: MaybeList<string>;
  /** Ids of verified publishers, or `all`; default all. */
  clientApplicationPublisherIds?: MaybeList<string>;
  /** Default false. */
  clientApplicationsFromVerifiedPublisherOnly?: Maybe<boolean | null>;
}

/** How a tenant rates a delegated permission (https://learn.microsoft.com/graph/api/resources/delegatedpermissionclassification). */
export interface DelegatedPermissionClassification extends Common {
  readonly kind: "delegatedPermissionClassification";
  id?: Maybe<string | null>;
  /** Object id of the API's service principal: the page or the folder around it says so, or an export that adds the field. */
  servicePrincipalId?: Maybe<string | null>;
  permissionId?: Maybe<string | null>;
  /** The scope's value: `User.Read`. */
  permissionName?: Maybe<string | null>;
  /** low | medium | high. */
  classification?: Maybe<string | null>;
}

/**
 * A claims-mapping policy (https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy) and whom it is assigned to. The
 * same policy comes several times where an input holds it below each of its service principals: `appliesTo` of all of them count.
 */
export interface ClaimsMappingPolicy extends Common {
  readonly kind: "claimsMappingPolicy";
  id?: Maybe<string | null>;
  displayName?: Maybe<string | null>;
  /** Object ids of service principals (and applications); absent where the input does not say. */
  appliesTo?: MaybeList<string>;
}
