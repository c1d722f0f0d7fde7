import type { DiagnoseDocument } from "../../src/diagnose/document";
import type { ScanResult } from "../../src/findings/result";
import { aadguardHere } from "./in-process";
import { folderWith } from "../cli/run";

export type Json = Record<string, unknown>;

export const tenant = "b3c1a7de-52f0-4e0c-9d7a-6a1f0e8c2b94";
export const appId = "c0ffee11-2233-4455-8677-8899aabbccdd";
export const principalId = "d1e2f3a4-b5c6-4d7e-8f90-0112233445f6";
export const graph = "00000003-0000-0000-c000-000000000000";
export const graphId = "e5f60718-293a-4b4c-8d5e-6f7081920a1b";
export const userRead = { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" };
export const readAll = { id: "df021288-bdef-4463-88db-98f22de89214", type: "Role" };
export const openid = { id: "37f7f235-527c-4136-accd-4a02d197296e", type: "Scope" };
export const offline = { id: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", type: "Scope" };
export const ofGraph = (...resourceAccess: Json[]): Json => ({ requiredResourceAccess: [{ resourceAppId: graph, resourceAccess }] });

export interface Design {
  readonly application: Json;
  readonly principal?: Json;
  /** Scopes that were granted for all users. */
  readonly granted?: string;
  /** Assigned to users, without their prefix: by default they may consent to what needs no administrator. */
  readonly consentPolicies?: readonly string[];
  /** Other files of the export, by name. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** `applications` of aadguard.yaml. */
  readonly declares?: string;
}

export const dated = { startDateTime: "2026-01-01T00:00:00Z", endDateTime: "2028-01-01T00:00:00Z" };
export const secret = { passwordCredentials: [{ keyId: "0a1b2c3d-4e5f-4607-8819-2a3b4c5d6e7f", ...dated }] };
export const expiredSecret = { passwordCredentials: [{ ...secret.passwordCredentials[0], endDateTime: "2024-01-01T00:00:00Z" }] };
export const laterSecret = { passwordCredentials: [{ ...secret.passwordCredentials[0], startDateTime: "2027-03-01T00:00:00Z" }] };
export const certificate = {
  keyCredentials: [{ keyId: "1b2c3d4e-5f60-4718-892a-3b4c5d6e7f80", type: "AsymmetricX509Cert", usage: "Verify", ...dated }],
};
export const sharedSecret = { keyCredentials: [{ ...certificate.keyCredentials[0], type: "Symmetric" }] };
export const signing = {
  keyCredentials: [{ keyId: "2c3d4e5f-6071-4829-8a3b-4c5d6e7f8091", type: "AsymmetricX509Cert", usage: "Sign", ...dated }],
};

export const platforms = (web: string[], spa: string[] = [], native: string[] = [], implicit: Json = {}): Json => ({
  web: { redirectUris: web, implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false, ...implicit } },
  spa: { redirectUris: spa },
  publicClient: { redirectUris: native },
});

/** What PnP's registration makes: public client flows beside a certificate for roles. */
export const pnp = {
  isFallbackPublicClient: true,
  ...certificate,
  ...platforms([], [], ["http://localhost"]),
  ...ofGraph(userRead, readAll),
};

export const scope = { id: "3d4e5f60-7182-493a-8b4c-5d6e7f809102", value: "Berths.Read", type: "User", isEnabled: true };
export const role = {
  id: "4e5f6071-8293-4a4b-8c5d-6e7f80910213",
  value: "Berths.All",
  allowedMemberTypes: ["Application"],
  isEnabled: true,
};
export const exposes = (scopes: Json[], roles: Json[] = []): Json => ({
  api: { oauth2PermissionScopes: scopes, requestedAccessTokenVersion: 2, preAuthorizedApplications: [], knownClientApplications: [] },
  appRoles: roles,
});

function files({
  application,
  principal,
  granted,
  declares,
  consentPolicies = ["microsoft-user-default-legacy"],
  files: more = {},
}: Design): Record<string, unknown> {
  const app = {
    ...{ id: "f6071829-3a4b-4c5d-8e6f-708192a3b4c5", appId, displayName: "Harbour", signInAudience: "AzureADMyOrg", identifierUris: [] },
    ...{ isFallbackPublicClient: null, applicationTemplateId: null, disabledByMicrosoftStatus: null, tags: [], isDisabled: null },
    ...{ requiredResourceAccess: [], keyCredentials: [], passwordCredentials: [], federatedIdentityCredentials: [] },
    ...platforms([]),
    ...exposes([]),
    ...application,
  } as Json;
  const api = app.api as Json;
  const own = {
    ...{ id: principalId, appId, displayName: app.displayName, accountEnabled: true, appOwnerOrganizationId: tenant },
    ...{ appRoleAssignmentRequired: false, servicePrincipalType: "Application", servicePrincipalNames: [appId] },
    ...{ signInAudience: app.signInAudience, preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null, tags: [] },
    ...{ keyCredentials: [], passwordCredentials: [], replyUrls: [], disabledByMicrosoftStatus: null, isDisabled: null },
    ...{ oauth2PermissionScopes: api.oauth2PermissionScopes, appRoles: app.appRoles },
    ...principal,
  };
  const microsoft = {
    ...{ id: graphId, appId: graph, displayName: "Microsoft Graph", accountEnabled: true, appRoleAssignmentRequired: false },
    ...{ appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a", servicePrincipalType: "Application", tags: [] },
    ...{ servicePrincipalNames: [graph], keyCredentials: [], passwordCredentials: [], disabledByMicrosoftStatus: null },
    ...{ preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null },
  };
  const grant = { id: "g1", clientId: principalId, consentType: "AllPrincipals", resourceId: graphId, scope: granted };
  const page = (name: string, value: unknown[]): Json => ({
    "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${name}`,
    value,
  });
  return {
    "export/applications.json": page("applications", [app]),
    "export/servicePrincipals.json": page("servicePrincipals", [own, microsoft]),
    "export/grants.json": page("oauth2PermissionGrants", granted ? [grant] : []),
    "export/assignments.json": page("appRoleAssignments", []),
    "export/policy.json": {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity",
      id: "authorizationPolicy",
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned: consentPolicies.map((name) => `ManagePermissionGrantsForSelf.${name}`),
      },
    },
    ...Object.fromEntries(Object.entries(more).map(([name, content]) => [`export/${name}`, content])),
    ...(declares ? { "aadguard.yaml": `applications: [{ match: { appId: ${appId} }, ${declares} }]\n` } : {}),
  };
}

/** The whole result document. */
export async function resultOf(design: Design): Promise<ScanResult> {
  const folder = folderWith(files(design));
  try {
    const { stdout } = await aadguardHere(["scan", "export", "--now", "2026-11-30T00:00:00Z", "--format", "json"], folder.path);
    return JSON.parse(stdout) as ScanResult;
  } finally {
    folder.remove();
  }
}

/** `diagnose` with these arguments; its JSON document. */
export async function diagnosis(design: Design, ...args: readonly string[]): Promise<DiagnoseDocument> {
  const folder = folderWith(files(design));
  try {
    const { stdout } = await aadguardHere(
      ["diagnose", ...args, "export", "--now", "2026-11-30T00:00:00Z", "--format", "json"],
      folder.path,
    );
    return JSON.parse(stdout) as DiagnoseDocument;
  } finally {
    folder.remove();
  }
}

export async function findings(design: Design): Promise<string[]> {
  const { findings: found } = await resultOf(design);
  return found.map(({ severity, ruleId, aadsts }) => `${severity} ${ruleId} ${aadsts.join(" ")}`.trim());
}
