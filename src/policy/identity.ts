import type { Application, AppRoleAssignment, Declaration, ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import type { SubjectIdentity } from "./verdict";

/** Who a declaration is, as far as it is known. */
export function identityOf(declaration: Declaration): SubjectIdentity {
  const { displayName, appId, id } = declaration as Partial<Application & ServicePrincipal & AppRoleAssignment>;
  return {
    kind: declaration.kind === "servicePrincipalDeletion" ? "servicePrincipal" : declaration.kind,
    displayName: known(displayName) ?? null,
    appId: known(appId) ?? null,
    objectId: known(id) ?? null,
    urn: declaration.key?.startsWith("urn:") ? declaration.key : null,
    address: declaration.key ?? null,
  };
}
