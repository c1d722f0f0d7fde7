import type { Common } from "./common";
import type { Field } from "./unknown";

/**
 * A service principal that was there before code took it over (`use_existing`), and that a plan or a preview is about to delete. As
 * part of the tenant it is gone already.
 */
export interface ServicePrincipalDeletion extends Common {
  readonly kind: "servicePrincipalDeletion";
  id?: Field<string | null>;
  appId?: Field<string | null>;
  displayName?: Field<string | null>;
  appOwnerOrganizationId?: Field<string | null>;
  /** It was adopted, not made. */
  isAdopted?: Field<boolean | null>;
}

export interface SeparateField {
  /** In the words of this model: `identifierUris`. */
  field?: Field<string | null>;
  /** What else writes it, as its program names it. */
  by?: Field<string | null>;
}
