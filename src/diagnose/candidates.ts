import type { Directory } from "../directory";
import { microsoftTenants } from "../directory/reference";
import type { Flow } from "../config/config";
import { isGuid } from "../model/guid";
import { known } from "../model/unknown";
import type { WalkSettings } from "./context";
import type { TokenError } from "./error-text";
import { everyFlow } from "./flows";
import { scopesOf, type RequestText } from "./make-request";
import { findAll, findClients, findResource, partyOf, type Found } from "./parties";
import { plausibleFlows, plausibleResources } from "./plausible";
import type { Party, Situation } from "./request";
import { parseScope, type ScopeText } from "./scope";

/** What is known of the failed request: from the command line, else from the message. */
export type KnownOfRequest = Partial<RequestText>;

/** Requests that may have failed with the error, and what singles their client out. */
export interface Candidate extends Found {
  readonly flows: readonly Flow[];
  /** The message or the command line names the client. */
  readonly isNamed: boolean;
}

/** Every client that may have met the error. */
export function candidateClients(
  error: TokenError,
  given: KnownOfRequest,
  directories: readonly Directory[],
  settings: WalkSettings,
): Candidate[] {
  const named = namedClients(error, given, directories);
  const flowsOf = ({ party, directory }: Found, isNamed: boolean): readonly Flow[] => {
    if (given.flow !== undefined) return [given.flow];
    const flows = plausibleFlows(party, directory, settings.useOf);
    return flows.length === 0 && isNamed ? everyFlow : flows;
  };
  if (named.length > 0) return named.map((found) => ({ ...found, flows: flowsOf(found, true), isNamed: true }));
  return directories
    .flatMap(clientsOf)
    .map((found) => ({ ...found, flows: flowsOf(found, false), isNamed: false }))
    .filter(({ flows }) => flows.length > 0);
}

/** The named application, or the clients of it where it is an API that asks for nothing itself. */
function namedClients(error: TokenError, given: KnownOfRequest, directories: readonly Directory[]): Found[] {
  const asked = given.client ?? error.applicationId;
  if (asked === undefined || asked === null) return [];
  const found = findClients(asked, directories);
  if (given.client !== undefined) return found;
  const clients = found.flatMap(({ directory, party }) =>
    directory.links
      .clientsOf(party)
      .map(({ application }) => ({ directory, party: partyOf(known(application.appId) ?? "", application, directory) })),
  );
  return [...found, ...clients];
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
  return [...applications, ...foreign].map((holder) => ({ directory, party: partyOf(known(holder.appId) ?? "", holder, directory) }));
}

/** The requests of one client that may have failed, most likely first. */
export function requestsOf({ directory, party: client, flows }: Candidate, error: TokenError, given: KnownOfRequest): Situation[] {
  const scope = scopeOf(error, given);
  const resources = resourcesOf(client, directory, error, given, scope);
  return flows.flatMap((flow) =>
    resources.map((resource) => {
      const { user = error.user ?? undefined, assertion } = given;
      const request = { flow, client, resource, ...scopesOf(scope, flow), authority: authorityOf(error, given), user, assertion };
      return { directory, request };
    }),
  );
}

function scopeOf({ scope, code }: TokenError, given: KnownOfRequest): ScopeText | undefined {
  const text = given.scope ?? scope ?? undefined;
  // A message without the scope was answered for one all the same.
  return text !== undefined
    ? parseScope(text)
    : code === "AADSTS1002012"
      ? { text: "<scope>", resource: undefined, values: ["<scope>"] }
      : undefined;
}

function resourcesOf(client: Party, directory: Directory, error: TokenError, given: KnownOfRequest, scope: ScopeText | undefined): Party[] {
  const asked = given.resource ?? scope?.resource ?? error.resource ?? undefined;
  if (asked === undefined) return plausibleResources(client, directory);
  if (given.resource !== undefined || findAll(asked, directory).length === 1) return [findResource(asked, directory)];
  const known = isGuid(asked) || asked.includes(":") ? findResource(asked, directory) : undefined;
  return known
    ? [known]
    : [{ asked, by: "name", displayName: asked, appId: undefined, application: undefined, servicePrincipal: undefined }];
}

/** 50194 is answered by `common` alone. */
function authorityOf({ code, tenant }: TokenError, given: KnownOfRequest): string | undefined {
  if (given.authority !== undefined) return given.authority;
  if (code === "AADSTS50194") return "common";
  return tenant !== null && isGuid(tenant) ? tenant : undefined;
}
