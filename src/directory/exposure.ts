import type { Application, AppRole, FieldList, PermissionScope } from "../model/declarations";
import { isKnown, isUnknown, known, knownElements, nameOfValue, type Unknown } from "../model/unknown";
import type { Resource } from "./directory";
import { graphPermissions, microsoftGraphAppId } from "../entra/microsoft";
import { isSignInPermission } from "../entra/sign-in";
import type { CloudName } from "../model/clouds";
import { type Permission, PermissionSet, type Standing } from "./permission-set";

export type { Standing } from "./permission-set";

/**
 * The permissions that a resource exposes, to look up by id or by value; also by the name that `nameOfValue` gives to an id that is
 * not known yet.
 */
export interface Exposure {
  scope(idOrValue: string): Standing;
  /** By its value alone: a grant names values, and an id in their place grants nothing. */
  scopeByValue(value: string): Standing;
  /** Application permissions only: roles whose `allowedMemberTypes` holds Application. */
  role(idOrValue: string): Standing;
  /** A role, but one that users and groups alone can hold: no application permission. */
  isForUsersOnly(idOrValue: string): boolean;
  /** The permission's value, for messages. */
  valueOf(id: string): string | undefined;
  /** Who may consent to a delegated permission: User or Admin, where it is known. */
  consentOf(id: string): string | undefined;
  /** Enabled delegated scopes; unknown where the input leaves the list out or an element's state cannot be seen. */
  readonly enabledScopes: number | { readonly $unknown: string };
  /** Enabled roles for applications. */
  readonly enabledRoles: number | { readonly $unknown: string };
  /** The date of the permission table, where the answer rests on it. */
  readonly tableDate?: string;
}

/**
 * What a resource exposes: its application where the run holds it, else its service principal. For Microsoft Graph the table too, unless
 * its service principal lists all of it: other clouds lack permissions that the table has, and new ones may be newer than the table.
 */
export function exposureOf(resource: Resource | undefined, appId: string | undefined, cloud?: CloudName): Exposure {
  const isGraph = appId?.toLowerCase() === microsoftGraphAppId;
  if (isGraph && cloud !== undefined && cloud !== "global") return exposureElsewhere(resource);
  // Where nothing but the table speaks, it is read once: the policy pack asks about Microsoft Graph for every resource.
  if (isGraph && !tellsAnything(resource)) return (tableOfGraph ??= exposureFrom(undefined, true));
  if (isGraph && listsAll(resource)) return exposureFrom(resource, false, true);
  return exposureFrom(resource, isGraph);
}

/**
 * Of Microsoft Graph in another cloud than the global one, which lacks some of the table's permissions and may have others: only what is
 * exported is known, and what every sign-in asks for. The table tells how permissions are called, and who may consent.
 */
function exposureElsewhere(resource: Resource | undefined): Exposure {
  const table = (tableOfGraph ??= exposureFrom(undefined, true));
  const exported = exposureFrom(resource, false, true, !listsAll(resource));
  const { enabledScopes, enabledRoles } = table;
  return {
    ...exported,
    ...{ enabledScopes, enabledRoles },
    scope: (name) => (isSignInPermission(microsoftGraphAppId, name) ? table : exported).scope(name),
    scopeByValue: (value) => (isSignInPermission(microsoftGraphAppId, value) ? table : exported).scopeByValue(value),
    consentOf: (id) => exported.consentOf(id) ?? table.consentOf(id),
  };
}

/** In every cloud Microsoft Graph has hundreds of scopes and of roles: a shorter list is a part of one. */
const leastOfGraph = 100;

/** Exported: scopes and roles, each seen, and as many as a whole list has. */
function listsAll({ servicePrincipal }: Partial<Resource> = {}): boolean {
  if (servicePrincipal?.origin !== "observed") return false;
  const lists = [servicePrincipal.oauth2PermissionScopes, servicePrincipal.appRoles];
  return lists.every((list) => isKnown(list) && list.length >= leastOfGraph && list.every(isKnown));
}

let tableOfGraph: Exposure | undefined;

function tellsAnything({ application, servicePrincipal }: Partial<Resource> = {}): boolean {
  return [application, servicePrincipal].some((one) => isKnown(one?.oauth2PermissionScopes) || isKnown(one?.appRoles));
}

/** `namesByTable`: what it does not expose is called by the name that the table has for it. `isElsewhere`: its lists are not known to be whole. */
function exposureFrom(resource: Resource | undefined, isGraph: boolean, namesByTable = false, isElsewhere = false): Exposure {
  const { application, servicePrincipal } = resource ?? {};
  const scopeLists = [application?.oauth2PermissionScopes, servicePrincipal?.oauth2PermissionScopes];
  const roleLists = [application?.appRoles, servicePrincipal?.appRoles];
  if (!isGraph && !isElsewhere && isEmpty(scopeLists) && isEmpty(roleLists)) return nothing;
  const scopes = fill(new PermissionSet("scope"), scopeLists, scopePermission, isGraph);
  const roles = fill(new PermissionSet("role"), roleLists, rolePermission, isGraph);
  if (!resource && !isGraph) scopes.open = roles.open = "not-in-run";
  if (isElsewhere) scopes.open = roles.open = "other-cloud";
  if (isGraph) addTable(scopes, roles);
  const exposure = exposureOfSets(scopes, roles, isGraph ? graphPermissions().date : undefined, usersOnly(roleLists));
  return namesByTable ? { ...exposure, valueOf: (id) => exposure.valueOf(id) ?? nameInTable(id) } : exposure;
}

function nameInTable(id: string): string | undefined {
  const { scopes, roles } = graphPermissions();
  return (scopes[id.toLowerCase()] ?? roles[id.toLowerCase()])?.[0];
}

/** The roles that no application can hold: id in small letters to value. */
function usersOnly(lists: readonly FieldList<AppRole>[]): ReadonlyMap<string, string | undefined> {
  const roles = (lists.find(isKnown) ?? []) as readonly (AppRole | Unknown)[];
  if (roles.length === 0) return none;
  return new Map(
    roles.flatMap((role) => {
      const id = isKnown(role) ? nameOfValue((role as AppRole).id) : undefined;
      return id !== undefined && rolePermission(role as AppRole) === undefined ? [[id, text((role as AppRole).value)] as const] : [];
    }),
  );
}

function exposureOfSets(
  scopes: PermissionSet,
  roles: PermissionSet,
  tableDate: string | undefined,
  forUsers: ReadonlyMap<string, string | undefined> = none,
): Exposure {
  return {
    scope: (name) => scopes.standing(name),
    scopeByValue: (value) => scopes.standingOfValue(value),
    role: (name) => roles.standing(name),
    isForUsersOnly: (name) => forUsers.has(name.toLowerCase()),
    valueOf: (id) => scopes.find(id)?.value ?? roles.find(id)?.value ?? forUsers.get(id.toLowerCase()),
    consentOf: (id) => scopes.find(id)?.consent,
    enabledScopes: scopes.count,
    enabledRoles: roles.count,
    ...(tableDate === undefined ? {} : { tableDate }),
  };
}

const none: ReadonlyMap<string, string | undefined> = new Map();

/** Most applications are clients, and expose nothing. */
const nothing = exposureOfSets(new PermissionSet("scope"), new PermissionSet("role"), undefined);

/** The first list that is known is empty. */
function isEmpty(lists: readonly FieldList<unknown>[]): boolean {
  return lists.find(isKnown)?.length === 0;
}

/** Reads the first list that is known; where none is, the set stays open. */
function fill<T>(
  set: PermissionSet,
  lists: readonly FieldList<T>[],
  read: (element: T) => Permission | undefined,
  union: boolean,
): PermissionSet {
  const usable = lists.filter(isKnown) as (T | Unknown)[][];
  for (const list of union ? usable : usable.slice(0, 1)) {
    for (const element of list) {
      if (!isKnown(element)) {
        // Where a dated table says what else there is, a list may be old.
        if (!union || (element as Unknown).$unknown !== "stale") set.open ??= (element as Unknown).$unknown;
      } else {
        const permission = read(element as T);
        if (permission) set.add(permission);
      }
    }
  }
  if (!usable.length && !union) set.open = lists.map((list) => (isUnknown(list) ? list.$unknown : undefined)).find(Boolean) ?? "absent";
  return set;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** An absent or null `isEnabled` is the documented default, true. */
const enabledOf = (value: unknown): boolean | undefined =>
  value === undefined || value === null ? true : typeof value === "boolean" ? value : undefined;

function scopePermission(scope: PermissionScope): Permission {
  return { id: nameOfValue(scope.id), value: text(scope.value), enabled: enabledOf(scope.isEnabled), consent: text(scope.type) };
}

function rolePermission(role: AppRole): Permission | undefined {
  const types = known(role.allowedMemberTypes);
  const base = { id: nameOfValue(role.id), value: text(role.value) };
  if (!types || types.some((type) => !isKnown(type))) return { ...base, enabled: undefined };
  return types.some((type) => text(type)?.toLowerCase() === "application") ? { ...base, enabled: enabledOf(role.isEnabled) } : undefined;
}

function addTable(scopes: PermissionSet, roles: PermissionSet): void {
  const table = graphPermissions();
  for (const [id, [value, consent, enabled]] of Object.entries(table.scopes)) scopes.add({ id, value, enabled, consent });
  for (const [id, [value, enabled]] of Object.entries(table.roles)) roles.add({ id, value, enabled });
}

export interface DisabledScopes {
  /** Values of an application's own scopes that are disabled, where it enables none. */
  readonly disabledScopes?: readonly string[];
}

/** Only people read them. */
export function disabledScopes({ oauth2PermissionScopes }: Application, { enabledScopes }: Exposure): DisabledScopes {
  if (enabledScopes !== 0) return {};
  const off = knownElements(oauth2PermissionScopes).filter(({ isEnabled }) => isEnabled === false);
  return off.length === 0 ? {} : { disabledScopes: off.flatMap(({ value }) => known(value) || []) };
}
