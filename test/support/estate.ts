import type { ScanResult } from "../../src/findings/result";
import { folderWith } from "../cli/run";
import { graph, graphId, ofGraph, platforms, exposes, role, secret, tenant, userRead, type Json } from "./designs";
import { aadguardHere } from "./in-process";

/*
 * A small tenant of several applications, as the export script writes it: what the designs of one application alone
 * (`designs.ts`) cannot show.
 */

/** An application and its service principal; ids follow from the name. */
export interface Member {
  readonly name: string;
  readonly app?: Json | null;
  readonly sp?: Json | null;
}

export interface Estate {
  readonly members: readonly Member[];
  /** Client, resource (a member's name, or "Graph") and scopes; for one user where one is named. */
  readonly grants?: readonly (readonly [string, string, string, string?])[];
  /** Holder, resource and role id. */
  readonly assignments?: readonly (readonly [string, string, string])[];
  readonly policies?: readonly string[];
  readonly policy?: Json;
  /** What the tenant's principal of Microsoft Graph has beside its identity. */
  readonly graph?: Json;
  readonly cloud?: string;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly yaml?: string;
}

/** A GUID of a member: `a` its client id, `b` its object id, `c` its principal's. */
export function idOf(name: string, which: "a" | "b" | "c" = "a"): string {
  const hex = Buffer.from(name.padEnd(8, "0")).toString("hex").slice(0, 12);
  return `${which}${hex.slice(0, 7)}-${hex.slice(7, 11)}-4${which}00-8000-${hex.padStart(12, "0")}`;
}

function application({ name, app }: Member): Json {
  return {
    ...{ id: idOf(name, "b"), appId: idOf(name), displayName: name, signInAudience: "AzureADMyOrg", identifierUris: [], tags: [] },
    ...{ isFallbackPublicClient: null, applicationTemplateId: null, disabledByMicrosoftStatus: null, isDisabled: null },
    ...{
      isDeviceOnlyAuthSupported: null,
      samlMetadataUrl: null,
      defaultRedirectUri: null,
      tokenEncryptionKeyId: null,
      optionalClaims: null,
    },
    ...{ requestSignatureVerification: null, verifiedPublisher: null, publisherDomain: "contoso.com" },
    ...{ requiredResourceAccess: [], appRoles: [], keyCredentials: [], passwordCredentials: [], federatedIdentityCredentials: [] },
    ...platforms([]),
    ...app,
    api: { acceptMappedClaims: null, ...(exposes([]).api as Json), ...(app?.api as Json | undefined) },
  };
}

function principal(member: Member): Json {
  const app = application(member);
  const { oauth2PermissionScopes } = app.api as Json;
  return {
    ...{ id: idOf(member.name, "c"), appId: idOf(member.name), displayName: member.name, accountEnabled: true, isDisabled: null },
    ...{ appOwnerOrganizationId: tenant, appRoleAssignmentRequired: false, servicePrincipalType: "Application", loginUrl: null },
    ...{
      servicePrincipalNames: [idOf(member.name), ...(app.identifierUris as string[])],
      signInAudience: app.signInAudience,
      homepage: null,
    },
    ...{ preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null, tags: ["WindowsAzureActiveDirectoryIntegratedApp"] },
    ...{ keyCredentials: [], passwordCredentials: [], replyUrls: [], disabledByMicrosoftStatus: null, tokenEncryptionKeyId: null },
    ...{ applicationTemplateId: app.applicationTemplateId, oauth2PermissionScopes, appRoles: app.appRoles, claimsMappingPolicies: [] },
    ...member.sp,
  };
}

function page(name: string, value: unknown[]): Json {
  return { "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${name}`, value };
}

function filesOf(estate: Estate): Record<string, unknown> {
  const { members, grants = [], assignments = [], policies = ["microsoft-user-default-legacy"] } = estate;
  const microsoft = {
    ...{ id: graphId, appId: graph, displayName: "Microsoft Graph", accountEnabled: true, appRoleAssignmentRequired: false },
    ...{ appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a", servicePrincipalType: "Application", tags: [] },
    ...{ servicePrincipalNames: [graph, "https://graph.microsoft.com"], keyCredentials: [], passwordCredentials: [] },
    ...{ disabledByMicrosoftStatus: null, preferredSingleSignOnMode: null, preferredTokenSigningKeyThumbprint: null },
    ...estate.graph,
  };
  const principalId = (name: string): string => (name === "Graph" ? graphId : idOf(name, "c"));
  return {
    ...(estate.cloud
      ? {
          "export/export.json": {
            ...{ schemaVersion: 1, tenantId: tenant, cloud: estate.cloud },
            ...{ startedAt: "2026-11-29T00:00:00Z", finishedAt: "2026-11-29T00:01:00Z" },
            collections: Object.fromEntries(
              ["applications", "servicePrincipals", "grants", "assignments"].map((each) => [
                each,
                { status: "complete", count: 1, permission: null },
              ]),
            ),
          },
        }
      : {}),
    "export/applications.json": page("applications", members.filter(({ app }) => app !== null).map(application)),
    "export/servicePrincipals.json": page("servicePrincipals", [...members.filter(({ sp }) => sp !== null).map(principal), microsoft]),
    "export/grants.json": page(
      "oauth2PermissionGrants",
      grants.map(([client, resource, scope, user], index) => ({
        ...{ id: `g${index}`, clientId: principalId(client), resourceId: principalId(resource), scope },
        ...(user ? { consentType: "Principal", principalId: user } : { consentType: "AllPrincipals", principalId: null }),
      })),
    ),
    "export/assignments.json": page(
      "appRoleAssignments",
      assignments.map(([holder, resource, appRoleId], index) => ({
        ...{ id: `r${index}`, appRoleId, principalId: principalId(holder), principalType: "ServicePrincipal" },
        ...{ resourceId: principalId(resource), resourceDisplayName: resource },
      })),
    ),
    "export/policy.json": {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity",
      id: "authorizationPolicy",
      ...estate.policy,
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned: policies.map((name) => `ManagePermissionGrantsForSelf.${name}`),
      },
    },
    ...Object.fromEntries(Object.entries(estate.files ?? {}).map(([name, content]) => [`export/${name}`, content])),
    ...(estate.yaml ? { "aadguard.yaml": estate.yaml } : {}),
  };
}

/** The result document of the estate. */
export async function scanEstate(estate: Estate): Promise<ScanResult> {
  const folder = folderWith(filesOf(estate));
  try {
    const { stdout } = await aadguardHere(["scan", "export", "--now", "2026-11-30T00:00:00Z", "--format", "json"], folder.path);
    return JSON.parse(stdout) as ScanResult;
  } finally {
    folder.remove();
  }
}

/** Severity, rule and codes of each finding. */
export async function toldOf(estate: Estate): Promise<string[]> {
  const { findings } = await scanEstate(estate);
  return findings.map(({ severity, ruleId, aadsts }) => `${severity} ${ruleId} ${aadsts.join(" ")}`);
}

/** A tenant of one application, called Quay. */
export function one(app: Json, sp: Json | null = {}, more: Partial<Estate> = {}): Estate {
  return { members: [{ name: "Quay", app, sp }], ...more };
}

export const granted: Partial<Estate> = { grants: [["Quay", "Graph", "User.Read openid profile offline_access email"]] };

/** Quay's flows, as `aadguard.yaml` declares them. */
export function flows(...names: string[]): Partial<Estate> {
  return { yaml: `applications: [{ match: { appId: ${idOf("Quay")} }, flows: [${names.join(", ")}] }]\n` };
}

/** Where Quay's users come back to. */
export const callback = "https://quay.contoso.com/signin-oidc";

/** A server that redeems codes. */
export const server: Json = { ...secret, ...platforms([callback]) };

/** An API that exposes application permissions alone. */
export const roleApi = (over: Json = {}, sp: Json | null = {}): Member => ({
  name: "Berths",
  app: { identifierUris: [`api://${idOf("Berths")}`], ...exposes([], [role]), ...over },
  sp,
});

/** An entry of `requiredResourceAccess`: a member, and ids with their types. */
export const asks = (name: string, ...entries: [string, string][]): Json => ({
  resourceAppId: idOf(name),
  resourceAccess: entries.map(([id, type]) => ({ id, type })),
});

/** An agent of the blueprint Bpr. */
export const agent: Member = {
  name: "Agt",
  app: null,
  sp: {
    "@odata.type": "#microsoft.graph.agentIdentity",
    servicePrincipalType: "ServiceIdentity",
    agentIdentityBlueprintId: idOf("Bpr"),
    appId: undefined,
  },
};

export const quay = idOf("Quay");

/** An application that signs users in and reads their profile. */
export const signingIn = (app: Json, more: Partial<Estate> = {}): Estate =>
  one({ ...ofGraph(userRead), ...app }, {}, { ...granted, ...more });

/** Redirect URIs of a desktop or mobile client. */
export const native = (uris: string[]): Json => platforms([], [], uris);

/** A federated credential of this issuer and subject. */
export const trusting = (issuer: string, subject: string, aud = "api://AzureADTokenExchange"): Json => ({
  federatedIdentityCredentials: [{ id: "f", name: "ci", issuer, subject, audiences: [aud] }],
});

export const deployment = trusting("https://token.actions.githubusercontent.com", "repo:contoso/harbour:environment:prod");
