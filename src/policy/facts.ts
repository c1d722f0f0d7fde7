import type { Application, FieldList, PreAuthorizedApplication, RequiredResourceAccess, ServicePrincipal } from "../model/declarations";
import { isDamagedGuid, isGuid, isNilGuid } from "../entra/guid";
import { isFilled, isKnown, isUnknown, known, nameOfValue, unknown, type Field, type Unknown } from "../model/unknown";
import type { Directory, Links, Resource } from "../directory/directory";
import type { Exposure, Standing } from "../directory/exposure";
import { firstPartyByName } from "../entra/microsoft";
import { hasSignInPermissions, isSignInPermission } from "../entra/sign-in";
import type { AccessFacts, UnknownFact } from "./subject";

/** The client id that is meant: a GUID as it stands, a first-party application by its name. A damaged GUID is nobody's. */
export function resolveAppId(written: string): string | undefined {
  if (isGuid(written)) return written.toLowerCase();
  return isDamagedGuid(written) ? undefined : firstPartyByName(written);
}

/** Every client id of an application can be seen, and is one. */
export function hasClientIdsOnly(application: Application): boolean {
  const { appId, requiredResourceAccess, knownClientApplications, preAuthorizedApplications } = application;
  return (
    isClientId(appId) &&
    everyElement(requiredResourceAccess, ({ resourceAppId }) => isClientId(resourceAppId)) &&
    everyElement(knownClientApplications, isClientId) &&
    everyElement(preAuthorizedApplications, (entry) => isClientId(entry.appId))
  );
}

function everyElement<T>(list: FieldList<T>, test: (element: T) => boolean): boolean {
  return isKnown(list) && list.every((element) => isKnown(element) && test(element));
}

/** A GUID that can be somebody's client id: not the nil one. What deployment will compute is one, and nobody wrote it. */
export function isClientId(id: unknown): boolean {
  return typeof id === "string" ? isGuid(id) && !isNilGuid(id) : isUnknown(id) && id.$unknown === "computed";
}

/** What one permission id is on its resource. */
export function accessFacts(id: Field<string | null>, exposure: Exposure | undefined): AccessFacts {
  const named = isUnknown(id) ? nameOfValue(id) : id;
  if (!named) return { scope: { $unknown: "id" }, role: { $unknown: "id" }, name: "" };
  // A template's variable names no permission.
  const shown = isUnknown(id) ? (id.$unknown === "placeholder" ? "" : named.replace(/^\0(?:scope:|role:|new:)?/, "")) : named;
  if (!exposure) return { scope: { $unknown: "resource" }, role: { $unknown: "resource" }, name: shown };
  return {
    scope: ofApi(exposure.scope(named), "oauth2PermissionScopes"),
    role: ofApi(exposure.role(named), "appRoles"),
    name: exposure.valueOf(named) ?? shown,
    consent: exposure.consentOf(named),
    ...(exposure.isForUsersOnly(named) ? { forUsersOnly: true as const } : {}),
  };
}

/** What cannot be seen stands in a list of the API's, unless the run does not hold the API at all. */
export function ofApi(standing: Standing, field: string): Standing | UnknownFact {
  return typeof standing === "string" || standing.$unknown === "not-in-run" ? standing : { ...standing, field };
}

/** The standing of each permission that an API pre-authorises a client for. */
export function preAuthorizedStandings(entry: Field<PreAuthorizedApplication>, exposure: Exposure): Standing[] {
  const ids = isKnown(entry) ? (known(entry.delegatedPermissionIds) ?? []) : [];
  return ids.map((id) => {
    const name = isUnknown(id) ? nameOfValue(id) : id;
    return name === undefined ? { $unknown: "id" } : exposure.scope(name);
  });
}

/** Ids of the permissions that an API pre-authorises a client for; among them an unknown for what cannot be seen. */
export function preAuthorizedPermissions(api: Application, client: Application, links: Links): (string | Unknown)[] {
  const isClient = ({ appId, reference }: PreAuthorizedApplication): boolean =>
    links.resource(known(appId) ?? undefined, reference)?.application === client;
  const entries = (known(api.preAuthorizedApplications) ?? []).filter(isKnown).filter(isClient);
  return entries.flatMap(({ delegatedPermissionIds: ids }) => (isKnown(ids) ? (ids ?? []) : [ids])).map((id) => id ?? unknown("absent"));
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

/** Delegated permissions of another API than itself; of Microsoft Graph, others than those of a sign-in where `beyondSignIn` says so. */
export function asksOthers(application: Application, beyondSignIn = false): boolean | Unknown {
  const own = known(application.appId)?.toLowerCase();
  const isOwn = ({ resourceAppId, reference }: RequiredResourceAccess): boolean =>
    isKnown(resourceAppId) ? resourceAppId?.toLowerCase() === own : reference !== undefined && reference === application.key;
  const counts = ({ resourceAppId }: RequiredResourceAccess, id: Field<string | null>): boolean | Unknown =>
    !beyondSignIn || holds(resourceAppId, (appId) => !hasSignInPermissions(appId) || holds(id, (one) => !isSignInPermission(appId, one)));
  return holdsOfAny(
    application.requiredResourceAccess,
    (entry) =>
      !isOwn(entry) &&
      holdsOfAny(entry.resourceAccess, ({ id, type }) => holds(type, (one) => one?.toLowerCase() === "scope" && counts(entry, id))),
  );
}

/** The test's answer for a known value, and the unknown for any other. */
function holds<T>(value: Field<T>, test: (value: T) => boolean | Unknown): boolean | Unknown {
  if (isKnown(value)) return test(value);
  return isUnknown(value) ? value : unknown("absent");
}

/** Whether the test holds for some element of a list: the first that it holds for decides, otherwise the first that cannot be seen. */
function holdsOfAny<T>(list: FieldList<T>, test: (element: T) => boolean | Unknown): boolean | Unknown {
  if (!isKnown(list)) return list ?? unknown("absent");
  let firstUnknown: Unknown | undefined;
  for (const element of list) {
    const answer = holds(element, test);
    if (answer === true) return true;
    if (answer !== false) firstUnknown ??= answer;
  }
  return firstUnknown ?? false;
}

/** One that is true decides; otherwise the first that cannot be seen. */
export function either<T extends Unknown>(answers: readonly (boolean | T)[]): boolean | T {
  return answers.includes(true) || (answers.find((answer): answer is T => isUnknown(answer)) ?? false);
}

export function resourceOfPrincipal(directory: Directory, principal: ServicePrincipal): Resource {
  return {
    appId: known(principal.appId)?.toLowerCase(),
    application: directory.links.applicationOf(principal),
    servicePrincipal: principal,
  };
}

/** By a value that is still to be computed; the rule compares what is known. */
export function isKnownClient({ appId }: Application, api: Application): boolean {
  const name = isKnown(appId) ? undefined : nameOfValue(appId);
  return name !== undefined && (known(api.knownClientApplications) ?? []).some((one) => nameOfValue(one) === name);
}
