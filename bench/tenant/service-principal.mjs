import { graph, microsoftTenant, ownTenant } from "./words.mjs";

/** The service principal of an application, as Microsoft Graph v1.0 writes it. */
export function servicePrincipalOf(app, random) {
  return {
    ...blank(random.guid(), app.appId, app.displayName, ownTenant),
    description: app.description,
    notes: app.notes,
    replyUrls: [...app.web.redirectUris, ...app.spa.redirectUris, ...app.publicClient.redirectUris],
    servicePrincipalNames: [app.appId, ...app.identifierUris],
    appRoles: app.appRoles,
    oauth2PermissionScopes: app.api.oauth2PermissionScopes,
  };
}

/** Microsoft Graph's own service principal in the tenant, with the permissions that the applications here ask for. */
export function microsoftGraph(random) {
  const permissions = (table) => Object.entries(table).map(([value, id]) => ({ id, isEnabled: true, value }));
  return {
    ...blank(random.guid(), graph.appId, "Microsoft Graph", microsoftTenant),
    servicePrincipalNames: [graph.appId, "https://graph.microsoft.com"],
    signInAudience: "AzureADMultipleOrgs",
    oauth2PermissionScopes: permissions(graph.scopes).map((scope) => ({ ...scope, type: "User" })),
    appRoles: permissions(graph.roles).map((role) => ({ ...role, allowedMemberTypes: ["Application"], origin: "Application" })),
  };
}

/** A delegated grant for all users, to the permissions named. */
export function grant(random, client, resource, scopes) {
  return {
    clientId: client.id,
    consentType: "AllPrincipals",
    id: random.linkId(),
    principalId: null,
    resourceId: resource.id,
    scope: scopes.join(" "),
  };
}

/** The assignment of an application role to a client's service principal. */
export function assignment(random, client, resource, role) {
  return {
    id: random.linkId(),
    deletedDateTime: null,
    appRoleId: role.id,
    createdDateTime: "2025-01-15T08:10:00Z",
    principalDisplayName: client.displayName,
    principalId: client.id,
    principalType: "ServicePrincipal",
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  };
}

function blank(id, appId, displayName, owner) {
  return {
    id,
    deletedDateTime: null,
    accountEnabled: true,
    alternativeNames: [],
    appDisplayName: displayName,
    appDescription: null,
    appId,
    applicationTemplateId: null,
    appOwnerOrganizationId: owner,
    appRoleAssignmentRequired: false,
    createdDateTime: "2024-03-14T09:34:05Z",
    description: null,
    disabledByMicrosoftStatus: null,
    displayName,
    homepage: null,
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [],
    servicePrincipalNames: [appId],
    servicePrincipalType: "Application",
    signInAudience: "AzureADMyOrg",
    tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    tokenEncryptionKeyId: null,
    samlSingleSignOnSettings: null,
    addIns: [],
    appRoles: [],
    info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
    keyCredentials: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    resourceSpecificApplicationPermissions: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  };
}
