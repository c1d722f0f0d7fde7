import type { Collections, Json } from "./examples";
import { exported } from "../sources/pulumi/written";

type Props = Record<string, unknown>;

/** The example as `pulumi stack export` shows it once azuread has deployed it. */
export function asPulumiStack(example: Collections): unknown {
  return exported([
    ...example.applications.flatMap(applicationOf),
    ...example.servicePrincipals.flatMap((principal) =>
      principalOf(
        principal,
        example.applications.some(({ appId }) => appId === principal.appId),
      ),
    ),
    ...example.oauth2PermissionGrants.map(grantOf),
    ...example.appRoleAssignments.map(assignmentOf),
    ...example.federatedIdentityCredentials.map((each, n) =>
      resource("ApplicationFederatedIdentityCredential", `fic-${n}`, {
        applicationId: path("applications", each.applicationId),
        displayName: each.name,
        issuer: each.issuer,
        subject: each.subject,
        audiences: each.audiences,
      }),
    ),
    ...(example.claimsMappingPolicies ?? []).flatMap(({ id, appliesTo }) =>
      listOf(appliesTo).map((principal, n) =>
        resource("ServicePrincipalClaimsMappingPolicyAssignment", `${String(id)}-${n}`, {
          claimsMappingPolicyId: path("policies/claimsMappingPolicies", id),
          servicePrincipalId: path("servicePrincipals", principal.id),
        }),
      ),
    ),
  ]);
}

function resource(type: string, name: unknown, props: Props, id: unknown = name): Json {
  const token = `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
  const values = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined && value !== null));
  return { urn: `urn:pulumi:dev::shop::${token}::${String(name)}`, custom: true, type: token, id, inputs: values, outputs: values };
}

const path = (set: string, id: unknown): string => `/${set}/${String(id)}`;
const of = (value: unknown): Json => (value ?? {}) as Json;
const listOf = (value: unknown): Json[] => (value ?? []) as Json[];

const permissions = (list: unknown): Json[] => listOf(list).map(({ isEnabled, ...each }) => ({ ...each, enabled: isEnabled }));

function applicationOf(app: Json): Json[] {
  const [api, web] = [of(app.api), of(app.web)];
  const implicit = of(web.implicitGrantSettings);
  const application = resource("Application", app.id, {
    objectId: app.id,
    clientId: app.appId,
    displayName: app.displayName,
    signInAudience: app.signInAudience,
    identifierUris: app.identifierUris,
    fallbackPublicClientEnabled: app.isFallbackPublicClient,
    templateId: app.applicationTemplateId,
    disabledByMicrosoft: app.disabledByMicrosoftStatus,
    tags: app.tags,
    appRoles: permissions(app.appRoles),
    api: {
      requestedAccessTokenVersion: api.requestedAccessTokenVersion ?? undefined,
      knownClientApplications: api.knownClientApplications,
      mappedClaimsEnabled: api.acceptMappedClaims ?? undefined,
      oauth2PermissionScopes: permissions(api.oauth2PermissionScopes),
    },
    web: {
      redirectUris: web.redirectUris,
      implicitGrant: {
        accessTokenIssuanceEnabled: implicit.enableAccessTokenIssuance,
        idTokenIssuanceEnabled: implicit.enableIdTokenIssuance,
      },
    },
    singlePageApplication: { redirectUris: of(app.spa).redirectUris },
    publicClient: { redirectUris: of(app.publicClient).redirectUris },
    requiredResourceAccesses: listOf(app.requiredResourceAccess).map(({ resourceAppId, resourceAccess }) => ({
      resourceAppId,
      resourceAccesses: resourceAccess,
    })),
  });
  const preAuthorized = listOf(api.preAuthorizedApplications).map(({ appId, delegatedPermissionIds }, n) =>
    resource("ApplicationPreAuthorized", `${String(app.id)}-${n}`, {
      applicationId: path("applications", app.id),
      authorizedClientId: appId,
      permissionIds: delegatedPermissionIds,
    }),
  );
  return [application, ...preAuthorized, ...credentialsOf(app, "Application", { applicationId: path("applications", app.id) })];
}

/** One without an application of the stack is adopted, not made: Microsoft Graph's, say. */
function principalOf(principal: Json, isOwn: boolean): Json[] {
  const declared = resource("ServicePrincipal", principal.id, {
    objectId: principal.id,
    clientId: principal.appId,
    displayName: principal.displayName,
    accountEnabled: principal.accountEnabled,
    applicationTenantId: principal.appOwnerOrganizationId,
    appRoleAssignmentRequired: principal.appRoleAssignmentRequired,
    type: principal.servicePrincipalType,
    servicePrincipalNames: principal.servicePrincipalNames,
    redirectUris: principal.replyUrls,
    signInAudience: principal.signInAudience,
    // The provider writes an empty text for Microsoft Graph's null.
    preferredSingleSignOnMode: principal.preferredSingleSignOnMode ?? "",
    oauth2PermissionScopes: permissions(principal.oauth2PermissionScopes),
    appRoles: permissions(principal.appRoles),
    tags: principal.tags,
    useExisting: isOwn ? undefined : true,
  });
  return [declared, ...credentialsOf(principal, "ServicePrincipal", { servicePrincipalId: path("servicePrincipals", principal.id) })];
}

/** A certificate to sign with is a resource of its own; others are made to verify with, whatever the example says. */
function credentialsOf(holder: Json, of: "Application" | "ServicePrincipal", owner: Props): Json[] {
  const times = ({ keyId, startDateTime, endDateTime }: Json): Props => ({ keyId, startDate: startDateTime, endDate: endDateTime });
  return [
    ...listOf(holder.passwordCredentials).map((each) => resource(`${of}Password`, each.keyId, { ...owner, ...times(each) })),
    ...listOf(holder.keyCredentials).map((each) => {
      const signs = of === "ServicePrincipal" && each.usage === "Sign" && each.type !== "Symmetric";
      const made = signs ? "ServicePrincipalTokenSigningCertificate" : `${of}Certificate`;
      return resource(made, each.keyId, { ...owner, ...times(each), ...(signs ? {} : { type: each.type }) });
    }),
  ];
}

function grantOf(grant: Json): Json {
  return resource("ServicePrincipalDelegatedPermissionGrant", grant.id, {
    servicePrincipalObjectId: grant.clientId,
    resourceServicePrincipalObjectId: grant.resourceId,
    userObjectId: grant.principalId,
    claimValues: String(grant.scope).trim().split(/\s+/),
  });
}

function assignmentOf(assignment: Json): Json {
  return resource("AppRoleAssignment", assignment.id, {
    appRoleId: assignment.appRoleId,
    principalObjectId: assignment.principalId,
    principalType: assignment.principalType,
    resourceObjectId: assignment.resourceId,
  });
}
