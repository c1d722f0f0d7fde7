import type { Directory } from "../directory";
import { isDamagedGuid, isGuid } from "../entra/guid";
import { firstParty, firstPartyByName } from "../entra/microsoft";
import type { Application, ServicePrincipal } from "../model/declarations";
import { DomainError } from "../model/domain-error";
import { isKnown, known } from "../model/unknown";
import { didYouMean } from "../text/suggest";
import { joined, shortened } from "../text/words";
import type { NamedApplication } from "./request";

/**
 * Identifier URIs of Microsoft's own APIs, to their client ids: a request names them so, and an export need not hold them.
 * Ids: `data/first-party-applications.json`; URIs: https://learn.microsoft.com/azure/key-vault/general/authentication and the
 * references of each API.
 */
const uris: Readonly<Record<string, string>> = {
  "https://graph.microsoft.com": "00000003-0000-0000-c000-000000000000",
  "https://graph.windows.net": "00000002-0000-0000-c000-000000000000",
  "https://management.azure.com": "797f4846-ba00-4fd7-ba43-dac1f8f63013",
  "https://management.core.windows.net": "797f4846-ba00-4fd7-ba43-dac1f8f63013",
  "https://vault.azure.net": "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
  "https://storage.azure.com": "e406a681-f3d4-42a8-90b6-c2b029497af1",
  "https://database.windows.net": "022907d3-0f1b-48f7-badc-1ba6abab6d66",
  "https://outlook.office365.com": "00000002-0000-0ff1-ce00-000000000000",
};

function firstPartyByUri(uri: string): string | undefined {
  return uris[uri.toLowerCase().replace(/\/+$/, "")];
}

/** A name that nobody, or that several answer to. */
export class UnresolvedNameError extends DomainError {
  override readonly name = "UnresolvedNameError";
  readonly code = "request";
}

type Holder = Application | ServicePrincipal;

/** A named application in one directory. */
export interface Found {
  readonly directory: Directory;
  readonly named: NamedApplication;
}

/** How a text names a client or a resource. */
function namedBy(written: string): NamedApplication["by"] {
  if (isGuid(written) || isDamagedGuid(written)) return "id";
  return /^[a-z][a-z0-9+.-]*:/i.test(written) && !/\s/.test(written) && !written.startsWith("urn:pulumi:") ? "uri" : "name";
}

/** Everyone in a directory who answers to a text: a client id, an object id, an identifier URI, a display name, a Pulumi URN. */
export function findAll(written: string, directory: Directory): NamedApplication[] {
  const holders: readonly Holder[] = [...directory.applications, ...directory.servicePrincipals];
  const found = new Map<unknown, NamedApplication>();
  for (const holder of holders.filter((each) => answersTo(each, written))) {
    const named = namedApplication(written, holder, directory);
    const key = named.application ?? named.servicePrincipal;
    if (!found.has(key)) found.set(key, named);
  }
  return [...found.values()];
}

function answersTo(holder: Holder, written: string): boolean {
  const wanted = written.toLowerCase().replace(/(?<=[^/])\/$/, "");
  const is = (value: unknown): boolean => typeof value === "string" && value.toLowerCase() === wanted;
  if ([known(holder.appId), known(holder.id), known(holder.displayName), holder.key].some(is)) return true;
  const uris = holder.kind === "application" ? holder.identifierUris : holder.servicePrincipalNames;
  if ((known(uris) ?? []).some((uri) => isKnown(uri) && is(uri.replace(/\/$/, "")))) return true;
  // Before it has an identifier URI of its own, people ask for an API by its client id.
  return wanted.startsWith("api://") && wanted.length > 6 && is(known(holder.appId) && `api://${known(holder.appId)}`);
}

/** The application as a request names it, that a declaration of the run belongs to. */
export function namedApplication(written: string, holder: Holder, directory: Directory): NamedApplication {
  const application = holder.kind === "application" ? holder : directory.links.applicationOf(holder);
  const servicePrincipal = holder.kind === "servicePrincipal" ? holder : directory.links.principalOf(holder);
  const appId = known(application?.appId) ?? known(servicePrincipal?.appId);
  const displayName = shortened(known(application?.displayName) || known(servicePrincipal?.displayName) || appId || written);
  return { written, by: namedBy(written), displayName, appId: appId?.toLowerCase(), application, servicePrincipal };
}

/**
 * The client that a text names, in each directory that has one.
 * @throws UnresolvedNameError for a name that nobody, or that several of one directory answer to
 */
export function findClients(written: string, directories: readonly Directory[]): Found[] {
  const found = directories.flatMap((directory) => one("client", written, directory) ?? []);
  if (found.length > 0) return found;
  if (namedBy(written) === "name" || directories.length === 0) throw new UnresolvedNameError(nobody("client", written, directories));
  // An id or a URI is part of the request: that nobody has it is a finding of its own.
  return directories.map((directory) => ({ directory, named: stranger(written) }));
}

/**
 * The resource that a text names: of the run, or one of Microsoft's APIs by its name or URI whether or not the run has it; whatever
 * nobody answers to stays as it is written, since the request asks for it all the same.
 * @throws UnresolvedNameError for a name that several answer to
 */
export function resourceNamed(written: string, directory: Directory): NamedApplication {
  const found = one("resource", written, directory);
  if (found) return found.named;
  const appId =
    firstPartyByUri(written) ?? firstPartyByName(written) ?? (isGuid(written) && firstParty(written) ? written.toLowerCase() : undefined);
  return appId === undefined ? stranger(written) : microsofts(written, appId, directory);
}

function microsofts(written: string, appId: string, directory: Directory): NamedApplication {
  const held = directory.links.resource(appId, undefined);
  const displayName = firstParty(appId)?.displayName ?? shortened(written);
  return { written, by: namedBy(written), displayName, appId, application: held?.application, servicePrincipal: held?.servicePrincipal };
}

export function stranger(written: string): NamedApplication {
  const appId = isGuid(written) ? written.toLowerCase() : undefined;
  return { written, by: namedBy(written), displayName: shortened(written), appId, application: undefined, servicePrincipal: undefined };
}

function one(role: string, written: string, directory: Directory): Found | undefined {
  const all = findAll(written, directory);
  const [named] = all;
  if (all.length > 1) {
    const ids = all.map(
      ({ appId, application, servicePrincipal }) => appId ?? application?.key ?? servicePrincipal?.key ?? "(no client id)",
    );
    throw new UnresolvedNameError(
      `${all.length} applications answer to "${written}" as ${role}: name one by its client id (${joined(ids, "or")}).`,
    );
  }
  return named && { directory, named };
}

function nobody(role: string, written: string, directories: readonly Directory[]): string {
  const names = directories.flatMap(({ applications, servicePrincipals }) =>
    [...applications, ...servicePrincipals].map((each) => known(each.displayName)),
  );
  const hint = didYouMean(written, [...new Set(names.filter((name): name is string => typeof name === "string"))]);
  return `No application or service principal of this run is called "${written}" (--${role}).${hint || " Name it by its client id, its display name or an identifier URI."}`;
}
