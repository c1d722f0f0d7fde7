import type { Application, Declaration, PreAuthorizedApplication, RequiredResourceAccess, ServicePrincipal } from "../model/declarations";
import { isDamagedGuid, isGuid } from "../model/guid";
import { isFilled, isKnown, isUnknown, known, unknown, type Maybe, type Unknown } from "../model/unknown";
import type { Directory, Resource } from "../directory/directory";
import type { Exposure, Standing } from "../directory/exposure";
import { firstPartyByName } from "../directory/reference";
import type { AccessFacts } from "./subject";

/** Bookkeeping; and the lists that rules meet as facts (`exposes`, `access`, `scopes`, `signsUsersIn`): the largest part of an export. */
const left = new Set(
  ["kind", "source", "origin", "tenant", "partial", "key", "references"].concat(["oauth2PermissionScopes", "appRoles", "replyUrls"]),
);

/** A declaration's own fields that rules read. */
export function fieldsOf<T extends Declaration>(declaration: T): Partial<T> {
  const fields: Record<string, unknown> = {};
  for (const field in declaration) if (!left.has(field)) fields[field] = declaration[field];
  return fields as Partial<T>;
}

/** The client id that is meant: a GUID as it stands, a first-party application by its name. A damaged GUID is nobody's. */
export function resolveAppId(written: string): string | undefined {
  if (isGuid(written)) return written.toLowerCase();
  return isDamagedGuid(written) ? undefined : firstPartyByName(written);
}

/** Every place of an application where a client id belongs. */
export function clientIdsOf(application: Application): unknown[] {
  const listed = (list: Maybe<unknown[]>, name: string): unknown[] =>
    (known(list) ?? []).map((entry) => (entry as Record<string, unknown>)[name]);
  return [
    application.appId,
    ...listed(application.requiredResourceAccess, "resourceAppId"),
    ...(known(application.knownClientApplications) ?? []),
    ...listed(application.preAuthorizedApplications, "appId"),
  ];
}

/** A GUID that can be somebody's client id: not the nil one. */
export function isClientId(id: unknown): boolean {
  return typeof id === "string" && isGuid(id) && !/^[0-]+$/.test(id);
}

/** What one permission id is on its resource. */
export function accessFacts(id: Maybe<string | null>, exposure: Exposure | undefined): AccessFacts {
  if (!isKnown(id) || !id) return { scope: { $unknown: "id" }, role: { $unknown: "id" }, name: "" };
  if (!exposure) return { scope: { $unknown: "resource" }, role: { $unknown: "resource" }, name: id };
  return { scope: exposure.scope(id), role: exposure.role(id), name: exposure.valueOf(id) ?? id, consent: exposure.consentOf(id) };
}

/** The standing of each permission that an API pre-authorises a client for. */
export function preAuthorizedStandings(entry: Maybe<PreAuthorizedApplication>, exposure: Exposure): Standing[] {
  const ids = isKnown(entry) ? (known(entry.delegatedPermissionIds) ?? []) : [];
  return ids.map((id) => (isKnown(id) ? exposure.scope(id) : { $unknown: "id" }));
}

/** Whom the application pre-authorises cannot be seen, or not all of them. */
export function hidesPreAuthorized({ preAuthorizedApplications: list }: Application): boolean {
  return !isKnown(list) || list.some((entry) => !isKnown(entry) || (!isKnown(entry.appId) && entry.reference === undefined));
}

/** What the application asks for in users' names cannot be seen, or of whom. */
export function hidesRequests({ requiredResourceAccess: entries }: Application): boolean {
  const hides = ({ resourceAppId, reference, resourceAccess: list }: RequiredResourceAccess): boolean =>
    (!isKnown(resourceAppId) && reference === undefined) || !isKnown(list) || list.some((item) => !isKnown(item) || !isKnown(item.type));
  return !isKnown(entries) || entries.some((entry) => !isKnown(entry) || hides(entry));
}

/** An application that asks for tokens by what it declares: permissions, redirect URIs or a credential. */
export function asksTokens(application: Application): boolean {
  return [
    application.requiredResourceAccess,
    application.webRedirectUris,
    application.spaRedirectUris,
    application.publicClientRedirectUris,
    application.keyCredentials,
    application.passwordCredentials,
    application.federatedIdentityCredentials,
  ].some((list) => isFilled(list) === true);
}

/** Used in other tenants than its own. */
export function isMultiTenant(application: Application): boolean {
  return ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"].includes(known(application.signInAudience) ?? "");
}

/** A redirect URI, or the public-client switch. */
export function signsUsersIn(application: Application): boolean | Unknown {
  const { isFallbackPublicClient, webRedirectUris, spaRedirectUris, publicClientRedirectUris } = application;
  return either([
    holds(isFallbackPublicClient, (flag) => flag === true),
    ...[webRedirectUris, spaRedirectUris, publicClientRedirectUris].map(isFilled),
  ]);
}

/** The same for a service principal whose application the run does not hold. */
export function hasReplyUrls({ replyUrls }: ServicePrincipal): boolean | Unknown {
  return isFilled(replyUrls);
}

/** Delegated permissions of another API than itself. */
export function asksOthers(application: Application): boolean | Unknown {
  const own = known(application.appId)?.toLowerCase();
  const isOwn = ({ resourceAppId, reference }: RequiredResourceAccess): boolean =>
    isKnown(resourceAppId) ? resourceAppId?.toLowerCase() === own : reference !== undefined && reference === application.key;
  const asksScope = ({ resourceAccess }: RequiredResourceAccess): boolean | Unknown =>
    holds(resourceAccess, (list) =>
      either(list.map((item) => holds(item, ({ type }) => holds(type, (t) => t?.toLowerCase() === "scope")))),
    );
  return holds(application.requiredResourceAccess, (entries) =>
    either(entries.map((item) => holds(item, (entry) => !isOwn(entry) && asksScope(entry)))),
  );
}

/** The test's answer for a known value, and the unknown for any other. */
function holds<T>(value: Maybe<T>, test: (value: T) => boolean | Unknown): boolean | Unknown {
  if (isKnown(value)) return test(value);
  return isUnknown(value) ? value : unknown("absent");
}

/** One that is true decides; otherwise the first that cannot be seen. */
export function either(answers: readonly (boolean | Unknown)[]): boolean | Unknown {
  return answers.includes(true) || (answers.find(isUnknown) ?? false);
}

export function resourceOfPrincipal(directory: Directory, principal: ServicePrincipal): Resource {
  return {
    appId: known(principal.appId)?.toLowerCase(),
    application: directory.links.applicationOf(principal),
    servicePrincipal: principal,
  };
}
