import type { Directory } from "../directory";
import { isClient } from "../entra/client";
import { isGuid } from "../entra/guid";
import type { Application } from "../model/declarations";
import { isKnown, known, knownElements } from "../model/unknown";
import { findAll, findClients, namedApplication, stranger, type Found } from "./named-application";
import { codesOfOneCause } from "./codes/neighbours";
import type { TokenError } from "./error-text";
import { redirectLists } from "./uri-difference";
import { isHeld, type SentValues } from "./request";
import { hexThumbprint } from "./thumbprint";
import { shortened } from "../text/words";

/** What of the command line or of a message singles a client out, the surest first. */
export type Pointer = "command line" | "client id" | "name" | "certificate" | "redirect URI" | "API" | "only client";

/** The clients that are pointed to: mostly one, in each directory that has it. */
export interface Pointed {
  readonly by: Pointer;
  readonly clients: readonly Found[];
}

/** Whom a message is about; undefined where nothing singles anyone out. */
export function pointedTo(error: TokenError, sent: SentValues, client: string | undefined, all: readonly Directory[]): Pointed | undefined {
  if (client !== undefined) return { by: "command line", clients: findClients(client, all) };
  const directories = ofTenant(error.tenant, all);
  const ways: readonly (readonly [Pointer, () => readonly Found[]])[] = [
    ["client id", () => (error.applicationId === null ? [] : byClientId(error.applicationId, directories))],
    ["name", () => (error.applicationName === null ? [] : byName(error.applicationName, directories))],
    ["certificate", () => (sent.thumbprint === undefined ? [] : byThumbprint(sent.thumbprint, directories))],
    ["redirect URI", () => byRedirectUri(error.code, sent, directories)],
    ["API", () => (error.resource === null ? [] : byResource(error.resource, directories))],
    ["only client", () => onlyClient(directories)],
  ];
  for (const [by, find] of ways) {
    const clients = find();
    const isOne = new Set(clients.map(({ named }) => named.appId ?? named.application ?? named.written)).size === 1;
    if (isOne) return { by, clients };
  }
  return undefined;
}

/** The directories of the tenant that the message names, where one of the run is it. */
function ofTenant(tenant: string | null, directories: readonly Directory[]): readonly Directory[] {
  const wanted = tenant?.toLowerCase();
  const same = directories.filter(
    (each) => wanted !== undefined && [each.homeTenant, each.tenant].some((id) => id?.toLowerCase() === wanted),
  );
  return same.length > 0 ? same : directories;
}

/**
 * By its client id alone: an object id or a display name in its place is the fault, and stays what it is. A SAML request names its
 * application by an identifier URI.
 */
function byClientId(written: string, directories: readonly Directory[]): Found[] {
  const found = directories.flatMap((directory) => {
    const holder = heldAs(written, directory);
    return holder ? [{ directory, named: namedApplication(written, holder, directory) }] : [];
  });
  return found.length > 0 ? found : directories.slice(0, 1).map((directory) => ({ directory, named: stranger(written) }));
}

function heldAs(written: string, { links, applications }: Directory) {
  const id = written.toLowerCase();
  if (isGuid(written)) return links.application(id) ?? links.servicePrincipal(id);
  return applications.find(({ identifierUris }) => knownElements(identifierUris).some((uri) => uri === written));
}

/** Display names are unique by accident only. */
function byName(name: string, directories: readonly Directory[]): Found[] {
  const wanted = shortened(name).toLowerCase();
  return directories.flatMap((directory) =>
    findAll(name, directory)
      .filter(({ displayName }) => displayName.toLowerCase() === wanted)
      .map((named) => ({ directory, named })),
  );
}

function byThumbprint(thumbprint: string, directories: readonly Directory[]): Found[] {
  return clientsWhere(directories, ({ keyCredentials }) =>
    knownElements(keyCredentials).some(
      ({ customKeyIdentifier }) => hexThumbprint(known(customKeyIdentifier)) === hexThumbprint(thumbprint),
    ),
  );
}

/** By the very address, else by its host; an address that is not registered is none of the client that has it. */
function byRedirectUri(code: string, { redirectUri, origin }: SentValues, directories: readonly Directory[]): Found[] {
  const wanted = redirectUri ?? origin;
  if (wanted === undefined) return [];
  const isRegistered = (test: (uri: string) => boolean) => (application: Application) =>
    redirectLists.some((list) => knownElements(application[list]).some(test));
  const exact =
    redirectUri === undefined
      ? []
      : clientsWhere(
          directories,
          isRegistered((uri) => uri === redirectUri),
        );
  const near = clientsWhere(
    directories,
    isRegistered((uri) => hostOf(uri) !== undefined && hostOf(uri) === hostOf(wanted)),
  );
  if (!codesOfOneCause(code).includes("AADSTS50011")) return exact.length > 0 ? exact : near;
  const others = near.filter(({ named }) => !exact.some((other) => other.named.application === named.application));
  return others.length > 0 ? others : exact;
}

function hostOf(uri: string): string | undefined {
  return /^https?:\/\/([^/?#:]+)/i.exec(uri)?.[1]?.toLowerCase();
}

/** Who lists the API, or holds grants for it. */
function byResource(resource: string, directories: readonly Directory[]): Found[] {
  return directories.flatMap((directory) => {
    const apis = findAll(resource, directory);
    return apis.length === 1 ? apis.flatMap((api) => clientsOf(api, directory)) : [];
  });
}

/** The clients of an API in a directory, each once. */
export function clientsOf(api: Found["named"], directory: Directory): Found[] {
  const { links } = directory;
  const listing = links.clientsOf(api).map(({ application }) => application);
  const granted = api.servicePrincipal
    ? links.grantsOn(api.servicePrincipal).flatMap((grant) => {
        const principal = links.clientOfGrant(grant);
        return principal ? [links.applicationOf(principal) ?? principal] : [];
      })
    : [];
  return [...new Set([...listing, ...granted])].map((holder) => ({
    directory,
    named: namedApplication(known(holder.appId) ?? "", holder, directory),
  }));
}

function onlyClient(directories: readonly Directory[]): Found[] {
  return clientsWhere(directories, (application, { links }) => isClient(application, links.principalOf(application)));
}

function clientsWhere(directories: readonly Directory[], test: (application: Application, directory: Directory) => boolean): Found[] {
  return directories.flatMap((directory) =>
    directory.applications
      .filter((application) => test(application, directory))
      .map((application) => ({ directory, named: namedApplication(known(application.appId) ?? "", application, directory) })),
  );
}

/** The message names a client, and this run has nothing of it. */
export function isStranger({ named }: Found): boolean {
  return !isHeld(named) && isKnown(named.written) && named.written !== "";
}
