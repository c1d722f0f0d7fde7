import { DomainError } from "../model/domain-error";
import type { Directory } from "../directory";
import { firstParty, firstPartyByName } from "../entra/microsoft";
import type { Application, ServicePrincipal } from "../model/declarations";
import { isDamagedGuid, isGuid } from "../entra/guid";
import { isKnown, known } from "../model/unknown";
import { didYouMean } from "../text/suggest";
import { joined } from "../text/words";
import type { Party } from "./request";
import { firstPartyByUri } from "./well-known";

/** A name that nobody, or that several answer to. */
export class PartyError extends DomainError {
  override readonly name = "PartyError";
  readonly code = "request";
}

type Holder = Application | ServicePrincipal;

/** A party in one directory. */
export interface Found {
  readonly directory: Directory;
  readonly party: Party;
}

/** How a text names a client or a resource. */
export function namedBy(asked: string): Party["by"] {
  if (isGuid(asked) || isDamagedGuid(asked)) return "id";
  return /^[a-z][a-z0-9+.-]*:/i.test(asked) && !/\s/.test(asked) && !asked.startsWith("urn:pulumi:") ? "uri" : "name";
}

/** Everyone in a directory who answers to a text: a client id, an object id, an identifier URI, a display name, a Pulumi URN. */
export function findAll(asked: string, directory: Directory): Party[] {
  const holders: readonly Holder[] = [...directory.applications, ...directory.servicePrincipals];
  const parties = new Map<unknown, Party>();
  for (const holder of holders.filter((each) => answersTo(each, asked))) {
    const party = partyOf(asked, holder, directory);
    const key = party.application ?? party.servicePrincipal;
    if (!parties.has(key)) parties.set(key, party);
  }
  return [...parties.values()];
}

function answersTo(holder: Holder, asked: string): boolean {
  const wanted = asked.toLowerCase().replace(/(?<=[^/])\/$/, "");
  const is = (value: unknown): boolean => typeof value === "string" && value.toLowerCase() === wanted;
  if ([known(holder.appId), known(holder.id), known(holder.displayName), holder.key].some(is)) return true;
  const uris = holder.kind === "application" ? holder.identifierUris : holder.servicePrincipalNames;
  if ((known(uris) ?? []).some((uri) => isKnown(uri) && is(uri.replace(/\/$/, "")))) return true;
  // Before it has an identifier URI of its own, people ask for an API by its client id.
  return wanted.startsWith("api://") && wanted.length > 6 && is(known(holder.appId) && `api://${known(holder.appId)}`);
}

/** The party that a declaration of the run belongs to. */
export function partyOf(asked: string, holder: Holder, directory: Directory): Party {
  const application = holder.kind === "application" ? holder : directory.links.applicationOf(holder);
  const servicePrincipal = holder.kind === "servicePrincipal" ? holder : directory.links.principalOf(holder);
  const appId = known(application?.appId) ?? known(servicePrincipal?.appId);
  const displayName = known(application?.displayName) || known(servicePrincipal?.displayName) || appId || asked;
  return { asked, by: namedBy(asked), displayName, appId: appId?.toLowerCase(), application, servicePrincipal };
}

/**
 * The client that a text names, in each directory that has one.
 * @throws PartyError for a name that nobody, or that several of one directory answer to
 */
export function findClients(asked: string, directories: readonly Directory[]): Found[] {
  const found = directories.flatMap((directory) => one("client", asked, directory) ?? []);
  if (found.length > 0) return found;
  if (namedBy(asked) === "name" || directories.length === 0) throw new PartyError(nobody("client", asked, directories));
  // An id or a URI is part of the request: that nobody has it is a finding of its own.
  return directories.map((directory) => ({ directory, party: stranger(asked) }));
}

/** As `findClients`, of a resource in a directory; Microsoft's APIs answer to their names and URIs whether or not the run holds them. */
export function findResource(asked: string, directory: Directory, all: readonly Directory[] = [directory]): Party {
  const found = one("resource", asked, directory);
  if (found) return found.party;
  const appId = firstPartyByUri(asked) ?? firstPartyByName(asked) ?? (isGuid(asked) && firstParty(asked) ? asked.toLowerCase() : undefined);
  if (appId !== undefined) return microsofts(asked, appId, directory);
  if (namedBy(asked) === "name") throw new PartyError(nobody("resource", asked, all));
  return stranger(asked);
}

function microsofts(asked: string, appId: string, directory: Directory): Party {
  const held = directory.links.resource(appId, undefined);
  const displayName = firstParty(appId)?.displayName ?? asked;
  return { asked, by: namedBy(asked), displayName, appId, application: held?.application, servicePrincipal: held?.servicePrincipal };
}

function stranger(asked: string): Party {
  const appId = isGuid(asked) ? asked.toLowerCase() : undefined;
  return { asked, by: namedBy(asked), displayName: asked, appId, application: undefined, servicePrincipal: undefined };
}

function one(role: string, asked: string, directory: Directory): Found | undefined {
  const all = findAll(asked, directory);
  const [party] = all;
  if (all.length > 1) {
    const ids = all.map(
      ({ appId, application, servicePrincipal }) => appId ?? application?.key ?? servicePrincipal?.key ?? "(no client id)",
    );
    throw new PartyError(`${all.length} applications answer to "${asked}" as ${role}: name one by its client id (${joined(ids, "or")}).`);
  }
  return party && { directory, party };
}

function nobody(role: string, asked: string, directories: readonly Directory[]): string {
  const names = directories.flatMap(({ applications, servicePrincipals }) =>
    [...applications, ...servicePrincipals].map((each) => known(each.displayName)),
  );
  const hint = didYouMean(asked, [...new Set(names.filter((name): name is string => typeof name === "string"))]);
  return `No application or service principal of this run is called "${asked}" (--${role}).${hint || " Name it by its client id, its display name or an identifier URI."}`;
}
