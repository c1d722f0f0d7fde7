import type { Application, Credential, Key, RequiredResource, Role, Scope, ServicePrincipal } from "./graph-objects";
import { type Api, graph } from "./microsoft";
import type { Random } from "./random";
import type { Member, System } from "./system";

export const homeTenant = "3d2b5c0e-7a41-4d6e-9f18-52c7a0b4e9d1";

/** Builds one system, object by object. */
export class Builder {
  readonly system: System;

  constructor(
    kind: string,
    readonly random: Random,
    private readonly index: number,
  ) {
    this.system = { kind, members: {}, principals: [], grants: [], assignments: [], deletions: [] };
  }

  /** An application with its service principal; `change` makes it what it is. */
  member(part: string, change: (app: Application) => void, known: Pick<Member, "flows" | "daemonOnly" | "waived"> = {}): Member {
    const app = blankApplication(this.random, `Contoso ${this.system.kind} ${part} ${this.index}`);
    change(app);
    const member: Member = { app, principal: principalOf(app, this.random), ...known };
    this.system.members[part] = member;
    return member;
  }

  /** The application asks for delegated permissions, and an administrator consented to them for everyone. */
  delegated(client: Member, api: Api, ...values: string[]): void {
    this.ask(
      client.app,
      api.appId,
      values.map((value) => ({ id: permission(api.scopes, value).id, type: "Scope" })),
    );
    this.grant(client, api, ...values);
  }

  grant(client: Member, api: Api, ...values: string[]): void {
    this.system.grants.push({
      id: this.random.hex(43),
      clientId: client.principal?.id ?? "",
      consentType: "AllPrincipals",
      principalId: null,
      resourceId: api.objectId,
      scope: values.join(" "),
    });
  }

  /** The application asks for an application permission, and holds it. */
  role(client: Member, api: Api, value: string): void {
    const { id } = permission(api.roles, value);
    this.ask(client.app, api.appId, [{ id, type: "Role" }]);
    this.assign(client.principal?.id ?? "", "ServicePrincipal", api.objectId, id);
  }

  assign(principalId: string, principalType: "ServicePrincipal" | "Group" | "User", resourceId: string, appRoleId = noRole): void {
    this.system.assignments.push({ id: this.random.hex(43), appRoleId, principalId, principalType, resourceId });
  }

  /** Only assigned groups and users may sign in. */
  assignedOnly({ principal }: Member): void {
    if (!principal) return;
    principal.appRoleAssignmentRequired = true;
    this.assign(this.random.guid(), this.random.pick(["Group", "User"] as const), principal.id);
  }

  private ask(app: Application, resourceAppId: string, resourceAccess: RequiredResource["resourceAccess"]): void {
    const entry = app.requiredResourceAccess.find((each) => each.resourceAppId === resourceAppId);
    if (entry) entry.resourceAccess.push(...resourceAccess);
    else app.requiredResourceAccess.push({ resourceAppId, resourceAccess });
  }
}

const noRole = "00000000-0000-0000-0000-000000000000";

function permission<T extends { value: string }>(list: readonly T[], value: string): T {
  const found = list.find((each) => each.value === value);
  if (!found) throw new Error(`no permission ${value}`);
  return found;
}

/** What a client needs to know of an API of the tenant. */
export function apiOf({ app, principal }: Member): Api {
  return { appId: app.appId, objectId: principal?.id ?? "", scopes: app.api.oauth2PermissionScopes, roles: app.appRoles };
}

/** What nearly every application that signs users in has. */
export function signsIn(builder: Builder, client: Member): void {
  builder.delegated(client, graph, "User.Read", "openid", "profile", "offline_access");
}

export function blankApplication(random: Random, displayName: string): Application {
  return {
    id: random.guid(),
    appId: random.guid(),
    displayName,
    signInAudience: "AzureADMyOrg",
    identifierUris: [],
    isFallbackPublicClient: random.chance(0.5) ? null : false,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    tags: random.chance(0.3) ? ["HideApp"] : [],
    api: {
      requestedAccessTokenVersion: random.pick([null, 1, 2]),
      knownClientApplications: [],
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: [],
    web: { redirectUris: [], implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    keyCredentials: [],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
  };
}

export function principalOf(app: Application, random: Random, owner = homeTenant): ServicePrincipal {
  return {
    id: random.guid(),
    appId: app.appId,
    displayName: app.displayName,
    appOwnerOrganizationId: owner,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    applicationTemplateId: app.applicationTemplateId,
    disabledByMicrosoftStatus: null,
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    servicePrincipalType: "Application",
    servicePrincipalNames: [app.appId, ...app.identifierUris],
    signInAudience: app.signInAudience,
    replyUrls: [...app.web.redirectUris, ...app.spa.redirectUris, ...app.publicClient.redirectUris],
    tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    appRoles: app.appRoles,
    oauth2PermissionScopes: app.api.oauth2PermissionScopes,
    keyCredentials: [],
    passwordCredentials: [],
  };
}

export function secret(random: Random, ends = "2027-06-30T00:00:00Z"): Credential {
  return { keyId: random.guid(), displayName: "pipeline", startDateTime: "2024-01-15T08:00:00Z", endDateTime: ends };
}

export function certificate(random: Random, usage = "Verify"): Key {
  return { ...secret(random), displayName: "CN=platform.contoso.com", type: "AsymmetricX509Cert", usage };
}

export function federated(random: Random): object {
  const subject = `repo:contoso@104729/${random.hex(6)}@${random.below(900_000)}:ref:refs/heads/main`;
  return {
    id: random.guid(),
    name: `github-${random.hex(4)}`,
    issuer: "https://token.actions.githubusercontent.com",
    subject,
    audiences: ["api://AzureADTokenExchange"],
  };
}

/** A secret that is past its end beside what is in use now: nobody tidied up. */
export function credentials(app: Application, random: Random): void {
  if (random.chance(0.2)) app.passwordCredentials.push(secret(random, "2025-01-15T08:00:00Z"));
  if (random.chance(0.5)) app.passwordCredentials.push(secret(random));
  else app.keyCredentials.push(certificate(random));
}

export function exposeScopes(app: Application, random: Random, ...values: string[]): void {
  app.identifierUris = [random.chance(0.5) ? `api://${app.appId}` : `https://contoso.com/${app.appId}`];
  app.api.oauth2PermissionScopes = values.map((value): Scope => ({ id: random.guid(), value, type: "User", isEnabled: true }));
}

export function exposeRoles(app: Application, random: Random, ...values: string[]): void {
  if (app.identifierUris.length === 0) app.identifierUris = [`api://${app.appId}`];
  app.appRoles = values.map((value): Role => ({
    id: random.guid(),
    value,
    displayName: value,
    allowedMemberTypes: ["Application"],
    isEnabled: true,
  }));
}
