import type { Directory } from "../directory";
import { exposureOf } from "../directory/exposure";
import { isClient } from "../entra/client";
import { isGuid } from "../entra/guid";
import { isOwnedByMicrosoft } from "../entra/microsoft";
import { known } from "../model/unknown";
import { isHeld, type NamedApplication, type SentValues, type Situation, tenantOf } from "./request";
import type { TokenError } from "./error-text";
import { flowsToTry, type FlowToTry } from "./flows-to-try";
import { flowModels } from "./flows";
import { likelyResources } from "./likely";
import type { WalkSettings } from "./link";
import { scopesOf, type RequestText } from "./make-request";
import { findAll, namedApplication, resourceNamed, type Found } from "./named-application";
import { clientsOf, type Pointed } from "./pointing";
import { tenantOfMicrosoft } from "./tenants-of-microsoft";
import { lenientScope, type ScopeText } from "./scope";

/** What is known of the failed request: from the command line, and from the message. */
export interface KnownOfRequest {
  readonly given: Partial<RequestText>;
  readonly error: TokenError;
  readonly sent: SentValues;
}

/** Requests that may have failed with the error. */
export interface Candidate extends Found {
  readonly flows: readonly FlowToTry[];
  /** The command line or the message points to this client. */
  readonly isPointedTo: boolean;
  /** Of a client that nobody knows: the APIs that it may have asked for. */
  readonly resources?: readonly NamedApplication[];
}

/** Every client that may have met a code of the error. */
export function candidates(
  code: string,
  { given, error }: KnownOfRequest,
  pointed: Pointed | undefined,
  directories: readonly Directory[],
  settings: WalkSettings,
): Candidate[] {
  const flow = { given: given.flow, inText: error.flow };
  const candidate = (found: Found, isPointedTo: boolean, resources?: readonly NamedApplication[]): Candidate => {
    return {
      ...found,
      isPointedTo,
      flows: flowsToTry(code, found, isPointedTo, flow, settings.useOf),
      ...(resources ? { resources } : {}),
    };
  };
  if (pointed) return pointed.clients.map((found) => candidate(found, true));
  const resource = namedResource(error, given);
  // A client that does not ask for the API that the message names is not the message's.
  const possible = resource === undefined ? directories.flatMap(allClients) : clientsOfResource(resource, directories);
  const clients = possible.map((found) => candidate(found, false));
  const any = directories.flatMap((directory) => anyClientsOf(resource, directory, clients));
  const alone = onlyApplication(directories);
  if (alone && clients.every(({ flows }) => flows.length === 0)) clients.splice(0, clients.length, candidate(alone, true));
  return [...clients, ...any.map(({ directory, api }) => candidate({ directory, named: anyClient }, false, [api]))].filter(
    ({ flows }) => flows.length > 0,
  );
}

/** Who gives one manifest means the application in it, even where it does not look like a client. */
export function onlyApplication(directories: readonly Directory[]): Found | undefined {
  const all = directories.flatMap((directory) => directory.applications.map((application) => ({ directory, application })));
  const [first] = all;
  if (all.length !== 1 || !first) return undefined;
  const { directory, application } = first;
  return { directory, named: namedApplication(known(application.appId) ?? "", application, directory) };
}

/** A client of which nothing is known: the API alone is looked at. */
export const anyClient: NamedApplication = {
  written: "",
  by: "name",
  displayName: "a client",
  appId: undefined,
  application: undefined,
  servicePrincipal: undefined,
};

export function isAnyClient(client: NamedApplication): boolean {
  return client === anyClient;
}

/** The API that the request is for, as far as the command line or the message says. */
function namedResource(error: TokenError, given: Partial<RequestText>): string | undefined {
  const scope = given.scope ?? error.scope;
  return given.resource ?? (scope === null ? undefined : lenientScope(scope).resource) ?? error.resource ?? undefined;
}

function clientsOfResource(resource: string, directories: readonly Directory[]): Found[] {
  return directories.flatMap((directory) => findAll(resource, directory).flatMap((api) => clientsOf(api, directory)));
}

/** Applications, and service principals of other organisations that users gave permissions to. */
function allClients(directory: Directory): Found[] {
  const { applications, servicePrincipals, links } = directory;
  const foreign = servicePrincipals.filter(
    (principal) =>
      !links.applicationOf(principal) &&
      !isOwnedByMicrosoft(principal) &&
      (links.grantsTo(principal).length > 0 || known(principal.servicePrincipalType)?.toLowerCase() === "managedidentity"),
  );
  return [...applications, ...foreign].map((holder) => ({
    directory,
    named: namedApplication(known(holder.appId) ?? "", holder, directory),
  }));
}

/** APIs whose clients are not in the run: the one that is named, else those that no client of the run asks for. */
function anyClientsOf(
  resource: string | undefined,
  directory: Directory,
  clients: readonly Candidate[],
): { readonly directory: Directory; readonly api: NamedApplication }[] {
  if (resource !== undefined) {
    const found = findAll(resource, directory);
    const isAsked = found.some((api) => clientsOf(api, directory).length > 0);
    return isAsked ? [] : (found.length > 0 ? found : [resourceNamed(resource, directory)]).map((api) => ({ directory, api }));
  }
  const hasClient = clients.some(({ named: { application, servicePrincipal } }) => application && isClient(application, servicePrincipal));
  if (hasClient) return [];
  return directory.applications
    .map((application) => namedApplication(known(application.appId) ?? "", application, directory))
    .filter(isApi)
    .map((api) => ({ directory, api }));
}

function isApi({ appId, application, servicePrincipal }: NamedApplication): boolean {
  const { enabledScopes, enabledRoles } = exposureOf({ appId, application, servicePrincipal }, appId);
  const uris = known(application?.identifierUris) ?? [];
  return uris.length > 0 || enabledScopes !== 0 || enabledRoles !== 0;
}

/** The requests of one client that may have failed with a code, most likely first. */
export function requestsOf(candidate: Candidate, code: string, { given, error, sent }: KnownOfRequest): Situation[] {
  const { directory, named: client } = candidate;
  const scope = scopeOf(code, error, given);
  const resources = candidate.resources ?? resourcesOf(client, directory, error, given, scope);
  return candidate.flows.flatMap(({ flow, basis }) =>
    (flowModels[flow].resource ? resources : [client]).map((resource) => {
      const { user = error.user ?? undefined, assertion } = given;
      const authority = authorityOf(code, error, given);
      const request = { flow, client, resource, ...scopesOf(scope, flow), authority, user, assertion, flowBasis: basis, sent };
      return { directory, request };
    }),
  );
}

function scopeOf(code: string, { scope }: TokenError, given: Partial<RequestText>): ScopeText | undefined {
  const text = given.scope ?? scope ?? undefined;
  // A message without the scope was answered for one all the same.
  return text !== undefined
    ? lenientScope(text)
    : code === "AADSTS1002012"
      ? { text: "<scope>", resource: undefined, values: ["<scope>"] }
      : undefined;
}

function resourcesOf(
  client: NamedApplication,
  directory: Directory,
  error: TokenError,
  given: Partial<RequestText>,
  scope: ScopeText | undefined,
): NamedApplication[] {
  const written = given.resource ?? scope?.resource ?? error.resource ?? undefined;
  return written === undefined ? likelyResources(client, directory) : [resourceNamed(written, directory)];
}

/** Codes that come of asking an authority that stands for accounts of any tenant. */
const codesOfCommon = ["AADSTS50194", "AADSTS9001023", "AADSTS9002331", "AADSTS90130", "AADSTS90124", "AADSTS90129"];

function authorityOf(code: string, { tenant }: TokenError, given: Partial<RequestText>): string | undefined {
  if (given.authority !== undefined) return tenantOf(given.authority);
  if (code === "AADSTS9002332") return "consumers";
  if (codesOfCommon.includes(code)) return "common";
  return tenant !== null && (isGuid(tenant) || tenantOfMicrosoft(tenant)) ? tenant : undefined;
}

/** The run has nothing of the client that the message names. */
export function isMissing({ named, isPointedTo }: Candidate): boolean {
  return isPointedTo && !isHeld(named);
}
