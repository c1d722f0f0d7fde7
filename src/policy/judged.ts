import type {
  Application,
  AppRoleAssignment,
  DelegatedPermissionGrant,
  ServicePrincipal,
  ServicePrincipalDeletion,
} from "../model/declarations";

/** The kinds of declaration that rules judge. */
export type Judged = Application | ServicePrincipal | DelegatedPermissionGrant | AppRoleAssignment | ServicePrincipalDeletion;
