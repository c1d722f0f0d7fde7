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
