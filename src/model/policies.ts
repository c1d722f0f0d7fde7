import type { Common } from "./common";
import type { Field, FieldList } from "./unknown";

/**
 * A consent policy (https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy): what may be consented to, by whom.
 * A request is allowed where one of `includes` fits and none of `excludes` does.
 */
export interface PermissionGrantPolicy extends Common {
  readonly kind: "permissionGrantPolicy";
  /** `microsoft-user-default-low`, a tenant's own name: what the authorization policy names behind `ManagePermissionGrantsForSelf.`. */
  id?: Field<string | null>;
  displayName?: Field<string | null>;
  includes?: FieldList<PermissionGrantConditionSet>;
  excludes?: FieldList<PermissionGrantConditionSet>;
}

/** https://learn.microsoft.com/graph/api/resources/permissiongrantconditionset; an absent field has its documented default. */
export interface PermissionGrantConditionSet {
  id?: Field<string | null>;
  /** delegated | application | delegatedUserConsentable. */
  permissionType?: Field<string | null>;
  /** all | low | medium | high; default all. */
  permissionClassification?: Field<string | null>;
  /** An API's client id, or `any`; default any. */
  resourceApplication?: Field<string | null>;
  /** Permission ids, or `all`; default all. */
  permissions?: FieldList<string>;
  /** Client ids, or `all`; default all. */
  clientApplicationIds?: FieldList<string>;
  /** Ids of the tenants that own the clients, or `all`; default all. */
  clientApplicationTenantIds?: FieldList<string>;
  /** Ids of verified publishers, or `all`; default all. */
  clientApplicationPublisherIds?: FieldList<string>;
  /** Default false. */
  clientApplicationsFromVerifiedPublisherOnly?: Field<boolean | null>;
}

/** How a tenant rates a delegated permission (https://learn.microsoft.com/graph/api/resources/delegatedpermissionclassification). */
export interface DelegatedPermissionClassification extends Common {
  readonly kind: "delegatedPermissionClassification";
  id?: Field<string | null>;
  /** Object id of the API's service principal: the page or the folder around it says so, or an export that adds the field. */
  servicePrincipalId?: Field<string | null>;
  permissionId?: Field<string | null>;
  /** The scope's value: `User.Read`. */
  permissionName?: Field<string | null>;
  /** low | medium | high. */
  classification?: Field<string | null>;
}

/**
 * A claims-mapping policy (https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy) and whom it is assigned to. The
 * same policy comes several times where an input holds it below each of its service principals: `appliesTo` of all of them count.
 */
export interface ClaimsMappingPolicy extends Common {
  readonly kind: "claimsMappingPolicy";
  id?: Field<string | null>;
  displayName?: Field<string | null>;
  /** Object ids of service principals (and applications); absent where the input does not say. */
  appliesTo?: FieldList<string>;
}
