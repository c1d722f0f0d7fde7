import type { Dialect } from "./dialect";
import type { Json } from "./examples";

/** Microsoft Graph objects in the words of the older Azure AD Graph, as manifests and `az` before 2.37 wrote them. */
export const aadGraph: Dialect = {
  application(application) {
    const { api, web, spa, publicClient } = application as Record<string, Json>;
    const implicit = web?.implicitGrantSettings as Json;
    return {
      id: application.id,
      appId: application.appId,
      name: application.displayName,
      ...audience(application.signInAudience),
      identifierUris: application.identifierUris,
      allowPublicClient: application.isFallbackPublicClient,
      accessTokenAcceptedVersion: api?.requestedAccessTokenVersion,
      acceptMappedClaims: api?.acceptMappedClaims,
      tokenEncryptionKeyId: application.tokenEncryptionKeyId,
      oauth2Permissions: api?.oauth2PermissionScopes,
      knownClientApplications: api?.knownClientApplications,
      preAuthorizedApplications: listOf(api?.preAuthorizedApplications).map(({ appId, delegatedPermissionIds }) => ({
        appId,
        permissionIds: delegatedPermissionIds,
      })),
      replyUrlsWithType: [...typed("Web", web), ...typed("Spa", spa), ...typed("InstalledClient", publicClient)],
      oauth2AllowIdTokenImplicitFlow: implicit.enableIdTokenIssuance,
      oauth2AllowImplicitFlow: implicit.enableAccessTokenIssuance,
      appRoles: application.appRoles,
      requiredResourceAccess: application.requiredResourceAccess,
      keyCredentials: listOf(application.keyCredentials).map(credential),
      passwordCredentials: listOf(application.passwordCredentials).map(credential),
      disabledByMicrosoftStatus: application.disabledByMicrosoftStatus,
      tags: application.tags,
      ...(application.federatedIdentityCredentials ? { federatedIdentityCredentials: application.federatedIdentityCredentials } : {}),
      ...(application.applicationTemplateId ? { applicationTemplateId: application.applicationTemplateId } : {}),
    };
  },

  // Agents are younger than it.
  knows: ({ agentIdentityBlueprintId }) => !agentIdentityBlueprintId,

  // So is what an owner deactivates.
  servicePrincipal({ id, accountEnabled, appOwnerOrganizationId, oauth2PermissionScopes, isDisabled: _off, ...same }) {
    return {
      ...same,
      objectId: id,
      objectType: "ServicePrincipal",
      // A text, and with a capital.
      accountEnabled: accountEnabled ? "True" : "False",
      appOwnerTenantId: appOwnerOrganizationId,
      oauth2Permissions: oauth2PermissionScopes,
      keyCredentials: listOf(same.keyCredentials).map(credential),
      passwordCredentials: listOf(same.passwordCredentials).map(credential),
    };
  },

  // Azure AD Graph had no words of its own for these that an export would hold.
  other: (object) => object,
};

/** Two-valued, unless personal accounts take part. */
function audience(signInAudience: unknown): Json {
  if (signInAudience === "AzureADMyOrg") return { availableToOtherTenants: false };
  return signInAudience === "AzureADMultipleOrgs" ? { availableToOtherTenants: true } : { signInAudience };
}

function typed(type: string, platform: Json | undefined): Json[] {
  return ((platform?.redirectUris ?? []) as string[]).map((url) => ({ url, type }));
}

function credential({ startDateTime, endDateTime, key: _key, secretText: _secret, ...same }: Json): Json {
  return { ...same, startDate: startDateTime, endDate: endDateTime, value: null };
}

function listOf(value: unknown): Json[] {
  return (value ?? []) as Json[];
}
