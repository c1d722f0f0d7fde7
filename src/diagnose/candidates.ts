import type { Directory } from "../directory";
import { microsoftTenants } from "../entra/microsoft";
import { isGuid } from "../entra/guid";
import { known } from "../model/unknown";
import { tenantOf } from "./authority-text";
import type { WalkSettings } from "./link";
import type { TokenError } from "./error-text";
import { flowsToTry, type TriedFlows } from "./error-flows";
import { scopesOf, type RequestText } from "./make-request";
import { findAll, findClients, findResource, namedApplication, type Found } from "./named-application";
import { likelyResources } from "./likely";
import type { NamedApplication, Situation } from "./request";
import { parseScope, type ScopeText } from "./scope";

/** What is known of the failed request: from the command line, else from the message. */
export type KnownOfRequest = Partial<RequestText>;

/** Requests that may have failed with the error, and what singles their client out. */
export interface Candidate extends Found {
  readonly flows: TriedFlows;
  /** The message or the command line names the client. */
  readonly isNamed: boolean;
}

/** Every client that may have met a code of the error. */
export function candidateClients(
  code: string,
  error: TokenError,
  given: KnownOfRequest,
  directories: readonly Directory[],
  settings: WalkSettings,
): Candidate[] {
  const named = namedClients(error, given, directories);
  const flowsOf = (found: Found, isNamed: boolean): TriedFlows =>
    given.flow !== undefined ? { likely: [given.flow], others: [] } : flowsToTry(code, found, isNamed, settings.useOf);
  const all = named.length > 0 ? named : directories.flatMap(clientsOf).map((found) => ({ found, isItself: false }));
  return all
    .map(({ found, isItself }) => ({ ...found, flows: flowsOf(found, isItself), isNamed: named.length > 0 }))
    .filter(({ flows, isNamed }) => isNamed || flows.likely.length + flows.others.length > 0);
}

/** The named application itself, and the clients of it: a message may name the API. */
function namedClients(
  error: TokenError,
  given: KnownOfRequest,
  directories: readonly Directory[],
): { readonly found: Found; readonly isItself: boolean }[] {
  const written = given.client ?? error.applicationId;
  if (written === undefined || written === null) return [];
  const named = findClients(written, directories);
  const itself = named.map((found) => ({ found, isItself: true }));
  if (given.client !== undefined) return itself;
  const clients = named.flatMap(({ directory, named }) =>
    directory.links
      .clientsOf(named)
      .map(({ application }) => ({ directory, named: namedApplication(known(application.appId) ?? "", application, directory) })),
  );
  return [...itself, ...clients.map((found) => ({ found, isItself: false }))];
}

/** Applications, and service principals of other organisations that users gave permissions to. */
function clientsOf(directory: Directory): Found[] {
  const { applications, servicePrincipals, links } = directory;
  const foreign = servicePrincipals.filter(
    (principal) =>
      !links.applicationOf(principal) &&
      !microsoftTenants.has(known(principal.appOwnerOrganizationId)?.toLowerCase() ?? "") &&
      links.grantsTo(principal).length > 0,
  );
  return [...applications, ...foreign].map((holder) => ({
    directory,
    named: namedApplication(known(holder.appId) ?? "", holder, directory),
  }));
}

/** The requests of one client that may have failed with a code, most likely first. */
export function requestsOf(
  { directory, named: client, flows }: Candidate,
  code: string,
  error: TokenError,
  given: KnownOfRequest,
): Situation[] {
  const scope = scopeOf(code, error, given);
  const resources = resourcesOf(client, directory, error, given, scope);
  return [...flows.likely, ...flows.others].flatMap((flow) =>
    resources.map((resource) => {
      const { user = error.user ?? undefined, assertion } = given;
      const request = { flow, client, resource, ...scopesOf(scope, flow), authority: authorityOf(code, error, given), user, assertion };
      return { directory, request };
    }),
  );
}

function scopeOf(code: string, { scope }: TokenError, given: KnownOfRequest): ScopeText | undefined {
  const text = given.scope ?? scope ?? undefined;
  // A message without the scope was answered for one all the same.
  return text !== undefined
    ? parseScope(text)
    : code === "AADSTS1002012"
      ? { text: "<scope>", resource: undefined, values: ["<scope>"] }
      : undefined;
}

function resourcesOf(
  client: NamedApplication,
  directory: Directory,
  error: TokenError,
  given: KnownOfRequest,
  scope: ScopeText | undefined,
): NamedApplication[] {
  const written = given.resource ?? scope?.resource ?? error.resource ?? undefined;
  if (written === undefined) return likelyResources(client, directory);
  if (given.resource !== undefined || findAll(written, directory).length === 1) return [findResource(written, directory)];
  const known = isGuid(written) || written.includes(":") ? findResource(written, directory) : undefined;
  return known
    ? [known]
    : [{ written, by: "name", displayName: written, appId: undefined, application: undefined, servicePrincipal: undefined }];
}

/** Codes that come of asking an authority that stands for accounts of any tenant. */
const codesOfCommon = ["AADSTS50194", "AADSTS9001023", "AADSTS9002331"];

function authorityOf(code: string, { tenant }: TokenError, given: KnownOfRequest): string | undefined {
  if (given.authority !== undefined) return tenantOf(given.authority);
  if (codesOfCommon.includes(code)) return "common";
  return tenant !== null && isGuid(tenant) ? tenant : undefined;
}
