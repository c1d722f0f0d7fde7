import type { Application, Declaration, ServicePrincipal } from "../../../src/model/declarations";
import { isOpenEnd } from "../../../src/model/unknown";

/**
 * The declarations of a deployed stack as Microsoft Graph would export them: the same facts in another format. Everything
 * is known then, so nothing is lost.
 */
export function graphExport(declarations: readonly Declaration[]): Record<string, unknown> {
  const of = <T extends Declaration>(kind: T["kind"]): T[] => declarations.filter((d): d is T => d.kind === kind);
  return {
    applications: of<Application>("application").map(application),
    servicePrincipals: of<ServicePrincipal>("servicePrincipal").map(plain),
    oauth2PermissionGrants: of("oauth2PermissionGrant").map((grant) => {
      const fields = plain(grant);
      return { ...fields, scope: (fields.scope as string[]).join(" ") };
    }),
    appRoleAssignments: of("appRoleAssignment").map(plain),
  };
}

const bookkeeping = new Set(["kind", "source", "origin", "tenant", "tenantId", "partial", "key", "references"]);

function plain(declaration: Declaration): Record<string, unknown> {
  const fields = Object.entries(declaration).filter(([name]) => !bookkeeping.has(name));
  // An export shows lists to their end, where a stack's state may be old.
  return Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => !isOpenEnd(one)) : value]));
}

function application(declaration: Application): Record<string, unknown> {
  const {
    webRedirectUris,
    spaRedirectUris,
    publicClientRedirectUris,
    enableIdTokenIssuance,
    enableAccessTokenIssuance,
    requestedAccessTokenVersion,
    oauth2PermissionScopes,
    knownClientApplications,
    preAuthorizedApplications,
    ...rest
  } = plain(declaration);
  return {
    ...rest,
    api: { requestedAccessTokenVersion, oauth2PermissionScopes, knownClientApplications, preAuthorizedApplications },
    web: { redirectUris: webRedirectUris, implicitGrantSettings: { enableIdTokenIssuance, enableAccessTokenIssuance } },
    spa: { redirectUris: spaRedirectUris },
    publicClient: { redirectUris: publicClientRedirectUris },
  };
}
