import { unknown, type Unknown } from "../../model/unknown";
import { azureAdType } from "./resource";

/** Outputs that only the provider makes and that stay what they are as long as the object exists, of those that declarations read. */
export const computedOutputs: Readonly<Record<string, readonly string[]>> = {
  Application: ["clientId", "objectId", "disabledByMicrosoft"],
  ApplicationRegistration: ["clientId", "objectId", "disabledByMicrosoft"],
  ApplicationFromTemplate: ["applicationId", "applicationObjectId", "servicePrincipalId", "servicePrincipalObjectId"],
  ServicePrincipal: [
    "objectId",
    "applicationTenantId",
    "displayName",
    "type",
    "signInAudience",
    "servicePrincipalNames",
    "appRoles",
    "oauth2PermissionScopes",
  ],
  ApplicationCertificate: ["keyId", "startDate", "endDate"],
  ApplicationPassword: ["keyId", "startDate", "endDate"],
  ServicePrincipalCertificate: ["keyId", "startDate", "endDate"],
  ServicePrincipalPassword: ["keyId", "startDate", "endDate"],
  ServicePrincipalTokenSigningCertificate: ["keyId", "startDate", "endDate"],
  AppRoleAssignment: ["principalType"],
};

/**
 * Outputs that only deployment will show, of an object that exists already and is adopted. What the stack makes has
 * documented defaults.
 */
export function outputsToCome(type: string, inputs: Readonly<Record<string, unknown>>): Record<string, Unknown> {
  if (!inputs.useExisting) return {};
  return Object.fromEntries((computedOutputs[azureAdType(type) ?? ""] ?? []).map((name) => [name, unknown("computed")]));
}
