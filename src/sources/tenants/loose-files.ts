import { posix } from "../../platform/path";
import type { Declaration } from "../../model/declarations";
import { known } from "../../model/unknown";
import { homeOf, homesIn, singleTenantIds, withoutStrays } from "./own-principals";

/** What the loose files of a run are: of one tenant (or of nobody knows whose), or of several, told apart as far as they tell. */
export interface LooseFiles {
  /** The tenants that they show. */
  readonly owners: readonly string[];
  /** Whose a file is; undefined where it does not tell. */
  ownerOf(path: string): string | undefined;
  /** Files with objects of several tenants: whose each object is, is told one by one. */
  readonly mixed: ReadonlySet<string>;
  /** Files with objects of which nothing tells whose they are, while others are of several tenants. */
  readonly unclear: readonly string[];
  ownerOfObject(declaration: Declaration): string | undefined;
}

/** `said`: files that name their tenant. */
export function tellApart(declarations: readonly Declaration[], said: ReadonlyMap<string, string>): LooseFiles {
  const singleTenant = singleTenantIds(declarations);
  const owners = [...new Set([...withoutStrays(homesIn(declarations, singleTenant)), ...said.values()])].sort();
  if (owners.length < 2) return { owners, ownerOf: () => owners[0], mixed: new Set(), unclear: [], ownerOfObject: () => owners[0] };
  const objects = new ObjectOwners(declarations, singleTenant, new Set(owners));
  const shown = new Map<string, Set<string>>();
  for (const [path, owner] of said) shown.set(path, new Set([owner]));
  for (const declaration of declarations) {
    const { path } = declaration.source;
    let ofFile = shown.get(path);
    if (!ofFile) shown.set(path, (ofFile = new Set()));
    const owner = said.has(path) ? undefined : objects.of(declaration);
    if (owner !== undefined) ofFile.add(owner);
  }
  const mixed = new Set([...shown].filter(([, ofFile]) => ofFile.size > 1).map(([path]) => path));
  const folders = foldersOf(shown);
  const ownerOf = (path: string): string | undefined => {
    if (mixed.has(path)) return undefined;
    const own = only(shown.get(path));
    return own ?? byFolder(folders, posix.dirname(path));
  };
  const unclear = [...shown.keys()].filter((path) => !mixed.has(path) && ownerOf(path) === undefined);
  return { owners, ownerOf, mixed, unclear, ownerOfObject: (declaration) => objects.of(declaration) };
}

/** Whose an object is, by itself or by the service principal that it is linked to. */
class ObjectOwners {
  /** By the object id of a service principal. */
  readonly #byPrincipal = new Map<string, string>();
  /** By the client id: an application stands in the tenant that owns it. */
  readonly #byClient = new Map<string, string>();

  constructor(
    declarations: readonly Declaration[],
    private readonly singleTenant: ReadonlySet<string>,
    private readonly owners: ReadonlySet<string>,
  ) {
    for (const declaration of declarations) {
      if (declaration.kind !== "servicePrincipal") continue;
      const home = this.#counted(homeOf(declaration, singleTenant));
      const id = known(declaration.id)?.toLowerCase();
      if (home !== undefined && id) this.#byPrincipal.set(id, home);
      const owner = this.#counted(known(declaration.appOwnerOrganizationId)?.toLowerCase());
      const appId = known(declaration.appId)?.toLowerCase();
      if (owner !== undefined && appId) this.#byClient.set(appId, owner);
    }
  }

  of(declaration: Declaration): string | undefined {
    switch (declaration.kind) {
      case "servicePrincipal":
        return this.#counted(homeOf(declaration, this.singleTenant));
      case "application":
        return this.#byClient.get(known(declaration.appId)?.toLowerCase() ?? "");
      case "oauth2PermissionGrant":
        return this.#principal(declaration.clientId) ?? this.#principal(declaration.resourceId);
      case "appRoleAssignment":
        return this.#principal(declaration.resourceId) ?? this.#principal(declaration.principalId);
      case "delegatedPermissionClassification":
        return this.#principal(declaration.servicePrincipalId);
      default:
        return undefined;
    }
  }

  #counted(owner: string | undefined): string | undefined {
    return owner !== undefined && this.owners.has(owner) ? owner : undefined;
  }

  #principal(id: unknown): string | undefined {
    return typeof id === "string" ? this.#byPrincipal.get(id.toLowerCase()) : undefined;
  }
}

/** The tenants that the files of each folder show, those of folders below it included. */
function foldersOf(shown: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [path, owners] of shown) {
    for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
      const all = folders.get(folder) ?? new Set<string>();
      folders.set(folder, all);
      owners.forEach((owner) => all.add(owner));
      if (folder === posix.dirname(folder)) break;
    }
  }
  return folders;
}

/** The nearest folder around that shows a tenant decides, if it shows one only. */
function byFolder(folders: ReadonlyMap<string, ReadonlySet<string>>, from: string): string | undefined {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const owners = folders.get(folder);
    if (owners?.size) return only(owners);
    if (folder === posix.dirname(folder)) return undefined;
  }
}

function only(set: ReadonlySet<string> | undefined): string | undefined {
  return set?.size === 1 ? [...set][0] : undefined;
}
