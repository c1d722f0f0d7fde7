import { matches } from "../../../src/config/match";
import type { Finding } from "../../../src/findings/result";
import type { Example, Json } from "../../support/examples";
import type { Application, Assignment, Grant, ServicePrincipal } from "../graph-objects";
import { homeTenant } from "../build";
import { microsoftPrincipals } from "../microsoft";
import type { Random } from "../random";
import type { System } from "../system";
import type { Expected, Fault } from "./fault";

/**
 * The fault that a rule's bad example shows: its objects with ids of their own, beside those of a system. `alone` is what
 * a scan of the example finds; the same has to be found in the tenant.
 */
export function fromExample(example: Example, alone: readonly Finding[]): Fault {
  return {
    rule: example.rule as Fault["rule"],
    policy: tenantFor(example),
    plant(system, random) {
      const ids = freshIds(example.content, random);
      const content = renamed(withoutMicrosoft(example.content), ids);
      add(content, system);
      return alone.map(({ ruleId, subject, location }): Expected => ({
        rule: ruleId as Expected["rule"],
        subject: ids.get(subject.objectId ?? "") ?? "",
        places: [placeOf(location.pointer)],
      }));
    },
  };
}

/** A pointer with `*` for its numbers. */
export function placeOf(pointer: string): string {
  return pointer.replace(/\/\d+/g, "/*");
}

/** What users may consent to is the tenant's own: an example whose tenant has consent policies of its own fits into no other. */
export function fitsAnyTenant({ content: { authorizationPolicy, permissionGrantPolicies = [] } }: Example): boolean {
  const assigned = JSON.stringify(authorizationPolicy ?? {}).match(/ManagePermissionGrantsForSelf\.[\w-]+/g) ?? [];
  return permissionGrantPolicies.length === 0 && assigned.every((name) => name.endsWith(".microsoft-user-default-legacy"));
}

function tenantFor({ content }: Example): Fault["policy"] {
  if (content.origin === "declared") return "declared";
  return JSON.stringify(content.authorizationPolicy).includes("ManagePermissionGrantsForSelf.") ? "open" : "closed";
}

const tenants = new Map(microsoftPrincipals().map((principal) => [principal.appId, principal.id]));

/** By the ids that the example gives to its own objects; its tenant, and Microsoft's service principals, are the generated one's. */
function freshIds({ applications, servicePrincipals, ...others }: Example["content"], random: Random): Map<string, string> {
  // No two plantings have an identifier URI in common.
  const uris = applications.flatMap(({ identifierUris }) => identifierUris as string[]).filter((uri) => uri.includes("contoso"));
  const ids = new Map(uris.map((uri) => [uri, uri.replace("contoso", `contoso-${random.hex(8)}`)]));
  for (const { id, appId } of servicePrincipals) {
    const there = tenants.get(String(appId));
    if (there) ids.set(String(id), there);
  }
  const own = servicePrincipals.filter(({ appId }) => !tenants.has(String(appId)));
  const registered = new Set(applications.map(({ appId }) => appId));
  for (const { appId, appOwnerOrganizationId } of own) {
    if (registered.has(appId) && typeof appOwnerOrganizationId === "string") ids.set(appOwnerOrganizationId, homeTenant);
  }
  const linked = [
    ...(others.servicePrincipalDeletions ?? []),
    ...[...others.oauth2PermissionGrants, ...others.appRoleAssignments, ...others.federatedIdentityCredentials],
  ];
  for (const object of [...applications, ...own, ...linked]) {
    for (const id of idsIn(object)) if (!ids.has(id)) ids.set(id, isGuid.test(id) ? random.guid() : random.hex(43));
  }
  return ids;
}

const isGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an object is called by, and its keys, scopes and roles; not what it refers to. */
function idsIn({ requiredResourceAccess: _, preAuthorizedApplications: __, ...object }: Json): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    if (typeof value === "string") return ["id", "appId", "keyId"].includes(name) && value ? [value] : [];
    if (Array.isArray(value)) return value.filter(isObject).flatMap(idsIn);
    return isObject(value) ? idsIn(value) : [];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutMicrosoft(content: Example["content"]): Example["content"] {
  return { ...content, servicePrincipals: content.servicePrincipals.filter(({ appId }) => !tenants.has(String(appId))) };
}

/** How the subject of a federated credential names a tenant: its bytes in Windows' order. */
function inSubjects(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll("-", ""), "hex");
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return Buffer.from(order.map((at) => bytes[at] ?? 0)).toString("base64url");
}

/** Wherever one of the ids stands, as a whole or within a text. */
function renamed<T>(content: T, ids: ReadonlyMap<string, string>): T {
  let text = JSON.stringify(content);
  for (const [from, to] of ids) {
    text = text.replaceAll(isGuid.test(from) ? new RegExp(from, "gi") : JSON.stringify(from).slice(1, -1), to);
    if (isGuid.test(from)) text = text.replaceAll(inSubjects(from), inSubjects(to));
  }
  return JSON.parse(text) as T;
}

/** Examples name their fields in Microsoft Graph's words, as the tenant's objects do. */
function add(content: Example["content"], system: System): void {
  const principals = new Set(content.servicePrincipals.map((principal) => withPolicies(principal, content)));
  for (const app of content.applications as unknown as Application[]) {
    const principal = [...principals].find(({ appId }) => appId === app.appId) ?? null;
    if (principal) principals.delete(principal);
    const own = content.federatedIdentityCredentials.filter(({ applicationId }) => applicationId === app.id);
    const federatedIdentityCredentials = [...(app.federatedIdentityCredentials ?? []), ...own];
    system.members[`example ${app.id}`] = { app: { ...app, federatedIdentityCredentials }, principal, ...declared(app, content) };
  }
  system.principals.push(...principals);
  system.deletions.push(...(content.servicePrincipalDeletions ?? []));
  system.grants.push(...(content.oauth2PermissionGrants as unknown as Grant[]));
  system.assignments.push(...(content.appRoleAssignments as unknown as Assignment[]));
}

/** Which claims-mapping policies are assigned stands in the policies, or, as here, where Graph is asked to expand them. */
function withPolicies(principal: Json, { claimsMappingPolicies = [] }: Example["content"]): ServicePrincipal {
  const own = claimsMappingPolicies.filter(({ appliesTo }) => (appliesTo as Json[]).some(({ id }) => id === principal.id));
  const assigned = own.length > 0 ? { claimsMappingPolicies: own.map(({ id }) => ({ id })) } : {};
  return { ...principal, ...assigned } as unknown as ServicePrincipal;
}

/** What the example's `aadguard.yaml` says about the application. */
function declared({ appId, displayName }: Application, { flows = [] }: Example["content"]): { flows?: string[]; daemonOnly?: boolean } {
  const entry = flows.find(({ match }) => matches(match as Parameters<typeof matches>[0], { appId, displayName, urn: null }));
  return (entry ?? {}) as ReturnType<typeof declared>;
}
