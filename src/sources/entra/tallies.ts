import type { DeclarationKind } from "../../model/declarations";

/** Where `az … list` and Graph PowerShell stop unless told otherwise. */
const defaultLimit = 100;

/** How to get all of them. */
const howToExport: Partial<Record<DeclarationKind, string>> = {
  application: "az ad app list --all, or Get-MgApplication -All",
  servicePrincipal: "az ad sp list --all, or Get-MgServicePrincipal -All",
};

/** What arrays, pages and lines of one document say about one kind of object. */
export class Tally {
  count = 0;
  pages = 0;
  /** Pages with `@odata.nextLink`: each wants another page after it. */
  continued = 0;

  /** Why more of this kind may exist than the document holds; undefined where nothing speaks for it. */
  incompleteness(kind: DeclarationKind): string | undefined {
    const all = howToExport[kind] ?? "all pages, one after the other";
    if (this.continued > 0 && this.continued >= this.pages) {
      return `This export is not complete: @odata.nextLink names a further page of ${plural(kind)}. Export again: ${all}.`;
    }
    if (this.count === defaultLimit && howToExport[kind] !== undefined) {
      return `Exactly ${defaultLimit} ${plural(kind)}, where tools stop unless told otherwise: taken as not complete. Export again: ${all}.`;
    }
    return undefined;
  }
}

/** One tally for each kind, in the order of their first mention. */
export class Tallies {
  readonly #tallies = new Map<DeclarationKind, Tally>();

  of(kind: DeclarationKind): Tally {
    let tally = this.#tallies.get(kind);
    if (!tally) this.#tallies.set(kind, (tally = new Tally()));
    return tally;
  }

  [Symbol.iterator](): IterableIterator<[DeclarationKind, Tally]> {
    return this.#tallies.entries();
  }
}

function plural(kind: DeclarationKind): string {
  const words: Record<DeclarationKind, string> = {
    application: "applications",
    servicePrincipal: "service principals",
    oauth2PermissionGrant: "delegated permission grants",
    appRoleAssignment: "app role assignments",
    federatedIdentityCredential: "federated identity credentials",
    authorizationPolicy: "authorization policies",
  };
  return words[kind];
}
