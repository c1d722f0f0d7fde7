import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/platform";
import type { Role, Scope, ServicePrincipal } from "./graph-objects";

/** What a client needs to know of an API. */
export interface Api {
  readonly appId: string;
  /** Of its service principal. */
  readonly objectId: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly Role[];
}

const microsoftTenant = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

const table = JSON.parse(readFileSync(join(packageRoot, "data", "microsoft-graph-permissions.json"), "utf8")) as {
  readonly scopes: Readonly<Record<string, readonly [string, "User" | "Admin", boolean]>>;
  readonly roles: Readonly<Record<string, readonly [string, boolean]>>;
};

export const graph: Api = {
  appId: "00000003-0000-0000-c000-000000000000",
  objectId: "5b1f9c52-6d0e-4f4b-a1d3-0c9a7be25d10",
  scopes: Object.entries(table.scopes).map(([id, [value, type, isEnabled]]) => ({ id, value, type, isEnabled })),
  roles: Object.entries(table.roles).map(([id, [value, isEnabled]]) => role(id, value, isEnabled)),
};

/** Retired, yet its service principal is in every older tenant. */
export const azureAdGraph: Api = {
  appId: "00000002-0000-0000-c000-000000000000",
  objectId: "7c3f2a04-55d1-4e0b-a6f8-2b9ce1d07a42",
  scopes: [{ id: "311a71cc-e848-46a1-bdf8-97ff7156d8e6", value: "User.Read", type: "User", isEnabled: true }],
  roles: [],
};

export const exchange: Api = {
  appId: "00000002-0000-0ff1-ce00-000000000000",
  objectId: "9e0b71d6-3c2f-4a58-a94d-d7105c8e3b67",
  scopes: [{ id: "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5", value: "full_access_as_user", type: "User", isEnabled: true }],
  roles: [role("dc50a0fb-09a3-484d-be87-e023b12c6440", "Exchange.ManageAsApp", true)],
};

export function microsoftPrincipals(): ServicePrincipal[] {
  return [
    microsoftPrincipal(graph, "Microsoft Graph"),
    microsoftPrincipal(azureAdGraph, "Windows Azure Active Directory"),
    microsoftPrincipal(exchange, "Office 365 Exchange Online"),
  ];
}

function microsoftPrincipal({ appId, objectId, scopes, roles }: Api, displayName: string): ServicePrincipal {
  return {
    id: objectId,
    appId,
    displayName,
    appOwnerOrganizationId: microsoftTenant,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    servicePrincipalType: "Application",
    servicePrincipalNames: [appId],
    signInAudience: "AzureADMultipleOrgs",
    replyUrls: [],
    tags: [],
    appRoles: [...roles],
    oauth2PermissionScopes: [...scopes],
    keyCredentials: [],
    passwordCredentials: [],
  };
}

function role(id: string, value: string, isEnabled: boolean): Role {
  return { id, value, displayName: value, allowedMemberTypes: ["Application"], isEnabled };
}
