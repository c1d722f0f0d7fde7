/** Objects as Microsoft Graph v1.0 writes them, as far as a rule reads them. */
export interface Credential {
  keyId: string;
  displayName: string;
  startDateTime: string;
  endDateTime: string;
}

export interface Key extends Credential {
  type: string;
  usage: string;
}

export interface Scope {
  id: string;
  value: string;
  type: "User" | "Admin";
  isEnabled: boolean;
}

export interface Role {
  id: string;
  value: string;
  displayName: string;
  allowedMemberTypes: string[];
  isEnabled: boolean;
}

export interface ResourceAccess {
  id: string;
  type: "Scope" | "Role";
}

export interface RequiredResource {
  resourceAppId: string;
  resourceAccess: ResourceAccess[];
}

export interface Application {
  id: string;
  appId: string;
  displayName: string;
  signInAudience: string;
  identifierUris: string[];
  isFallbackPublicClient: boolean | null;
  applicationTemplateId: string | null;
  disabledByMicrosoftStatus: string | null;
  tags: string[];
  api: {
    requestedAccessTokenVersion: number | null;
    knownClientApplications: string[];
    oauth2PermissionScopes: Scope[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  appRoles: Role[];
  web: { redirectUris: string[]; implicitGrantSettings: { enableAccessTokenIssuance: boolean; enableIdTokenIssuance: boolean } };
  spa: { redirectUris: string[] };
  publicClient: { redirectUris: string[] };
  requiredResourceAccess: RequiredResource[];
  keyCredentials: Key[];
  passwordCredentials: Credential[];
  federatedIdentityCredentials: object[];
}

export interface ServicePrincipal {
  id: string;
  appId: string;
  displayName: string;
  appOwnerOrganizationId: string | null;
  accountEnabled: boolean;
  appRoleAssignmentRequired: boolean;
  applicationTemplateId: string | null;
  disabledByMicrosoftStatus: string | null;
  preferredSingleSignOnMode: string | null;
  preferredTokenSigningKeyThumbprint: string | null;
  servicePrincipalType: string;
  servicePrincipalNames: string[];
  signInAudience: string | null;
  replyUrls: string[];
  tags: string[];
  appRoles: Role[];
  oauth2PermissionScopes: Scope[];
  keyCredentials: Key[];
  passwordCredentials: Credential[];
}

export interface Grant {
  id: string;
  clientId: string;
  consentType: "AllPrincipals" | "Principal";
  principalId: string | null;
  resourceId: string;
  scope: string;
}

export interface Assignment {
  id: string;
  appRoleId: string;
  principalId: string;
  principalType: "ServicePrincipal" | "Group" | "User";
  resourceId: string;
}
