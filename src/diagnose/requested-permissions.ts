import { exposureOf, type Exposure } from "../directory/exposure";
import type { Application, RequiredResourceAccess, ResourceAccess } from "../model/declarations";
import { signInScopes } from "../entra/sign-in";
import { isKnown, known, type Field } from "../model/unknown";
import { resolveAppId } from "../policy/facts";
import { flowModels } from "./flows";
import type { NamedApplication, Situation } from "./request";

/** Entries of `requiredResourceAccess` as the request sees them, each element with its place in the list as written. */
export interface RequestedPermissions {
  readonly entries: readonly RequestedEntry[];
}

export interface RequestedEntry {
  readonly entry: Field<RequiredResourceAccess>;
  /** Its index as written; undefined where the request asks for what is not listed. */
  readonly index: number | undefined;
  /** For each of its permissions the index as written. */
  readonly accesses: readonly (number | undefined)[];
  /** False where it may be about another resource. */
  readonly isSure: boolean;
}

type Access = Field<ResourceAccess>;

/** Microsoft Graph's take a moment to gather. */
const exposures = new WeakMap<NamedApplication, Exposure>();

/** What the resource of the request exposes. */
export function exposureOfResource({ directory, request: { resource } }: Situation): Exposure {
  let exposure = exposures.get(resource);
  if (!exposure) {
    const { appId, application, servicePrincipal } = resource;
    exposure = exposureOf(application || servicePrincipal ? { appId, application, servicePrincipal } : undefined, appId, directory.cloud);
    exposures.set(resource, exposure);
  }
  return exposure;
}

/** What this request asks of its resource: of the entries as written those about it, and of these what the flow and `scope` pick. */
export function requestedPermissions(situation: Situation): RequestedPermissions {
  const { scopes } = situation.request;
  const listed = listedEntries(situation).map((entry) => picked(entry, situation));
  if (scopes === undefined) return { entries: listed };
  const found = new Set(listed.flatMap(({ entry }) => valuesOf(entry, exposureOfResource(situation))));
  const missing = scopes.filter((scope) => !found.has(scope.toLowerCase()));
  return { entries: [...listed, ...unlistedEntries(missing, situation)] };
}

/** Entries about the resource; where there is none, those that may be about it. */
export function listedEntries(situation: Situation): RequestedEntry[] {
  const { client } = situation.request;
  const entries = (known(client.application?.requiredResourceAccess) ?? []).map((entry, index) => whole(entry, index));
  const about = entries.filter(({ entry }) => isAbout(entry, situation) === true).map((entry) => ({ ...entry, isSure: true }));
  return about.length > 0 ? about : entries.filter(({ entry }) => isAbout(entry, situation) === undefined);
}

function whole(entry: Field<RequiredResourceAccess>, index: number): RequestedEntry {
  const accesses = isKnown(entry) ? (known(entry.resourceAccess) ?? []) : [];
  return { entry, index, accesses: accesses.map((_, n) => n), isSure: false };
}

/** Whether an entry means the resource of the request; undefined where that cannot be seen. */
function isAbout(entry: Field<RequiredResourceAccess>, { directory, request: { resource } }: Situation): boolean | undefined {
  if (!isKnown(entry)) return undefined;
  const written = known(entry.resourceAppId);
  if (written === resource.written) return true;
  const appId = written ? resolveAppId(written) : undefined;
  const target = directory.links.resource(appId, entry.reference);
  if (target?.application && target.application === resource.application) return true;
  if (target?.servicePrincipal && target.servicePrincipal === resource.servicePrincipal) return true;
  if (appId !== undefined) return appId === resource.appId;
  return target || written ? false : undefined;
}

/** The permissions of the flow's kind and of `scope`; where there is none of the kind, all: one may be written as the other. */
function picked({ entry, index, isSure }: RequestedEntry, situation: Situation): RequestedEntry {
  if (!isKnown(entry) || !isKnown(entry.resourceAccess)) return { entry, index, accesses: [], isSure };
  const { flow, scopes } = situation.request;
  const kind = flowModels[flow].user ? "scope" : "role";
  const all = entry.resourceAccess.map((access, n) => ({ access, n }));
  const named = scopes === undefined ? all : all.filter(({ access }) => isNamed(access, scopes, exposureOfResource(situation)));
  const ofKind = named.filter(({ access }) => mayBe(access, kind));
  const kept = ofKind.length > 0 ? ofKind : named;
  return { entry: { ...entry, resourceAccess: kept.map(({ access }) => access) }, index, accesses: kept.map(({ n }) => n), isSure };
}

function mayBe(access: Access, kind: string): boolean {
  if (!isKnown(access) || !isKnown(access.type)) return true;
  return access.type?.toLowerCase() === kind;
}

function isNamed(access: Access, scopes: readonly string[], exposure: Exposure): boolean {
  const names = namesOf(access, exposure);
  return names === undefined || scopes.some((scope) => names.includes(scope.toLowerCase()));
}

/** A permission's id and value in small letters; undefined where neither can be seen. */
function namesOf(access: Access, exposure: Exposure): string[] | undefined {
  const id = isKnown(access) ? known(access.id) : undefined;
  if (!id) return undefined;
  return [id.toLowerCase(), exposure.valueOf(id)?.toLowerCase()].filter((name): name is string => name !== undefined);
}

/** Ids and values of an entry's permissions, in small letters. */
export function valuesOf(entry: Field<RequiredResourceAccess>, exposure: Exposure): string[] {
  const accesses = isKnown(entry) ? (known(entry.resourceAccess) ?? []) : [];
  return accesses.flatMap((access) => namesOf(access, exposure) ?? []);
}

/** Ids of the permissions that an API pre-authorises a client for. */
export function preAuthorizedIds(clientId: string | undefined, api: Application | undefined): string[] {
  return (known(api?.preAuthorizedApplications) ?? []).flatMap((entry) => {
    if (!isKnown(entry) || clientId === undefined || known(entry.appId)?.toLowerCase() !== clientId) return [];
    return (known(entry.delegatedPermissionIds) ?? []).filter((id): id is string => isKnown(id));
  });
}

function unlistedEntries(names: readonly string[], { request: { resource } }: Situation): RequestedEntry[] {
  if (names.length === 0) return [];
  const resourceAccess = names.map((id) => ({ id, type: "Scope" }));
  const reference = resource.application?.key ?? resource.servicePrincipal?.key;
  const entry = { resourceAppId: resource.appId, resourceAccess, ...(reference ? { reference } : {}) };
  return [{ entry, index: undefined, accesses: names.map(() => undefined), isSure: true }];
}

/** Scopes of OpenID Connect, which go with every request of a user. */
export function isSignInScope(value: string): boolean {
  return signInScopes.has(value.toLowerCase());
}
