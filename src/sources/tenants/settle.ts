import type { Collection } from "../../model/collection";
import type { Declaration } from "../../model/declarations";
import type { Diagnostic } from "../../model/diagnostic";
import type { ExportManifest } from "../../model/export-manifest";
import { groupedBy } from "../../model/grouped";
import { tellApart } from "./loose-files";
import { homesIn, singleTenantIds, withoutStrays } from "./own-principals";
import { loose, Roots } from "./roots";

/** What is known, once everything is read, about whose the inputs are. */
export interface Evidence {
  readonly declarations: readonly Declaration[];
  /** Displayed folders of EntraExporter exports. */
  readonly exporterRoots: ReadonlySet<string>;
  /** `export.json` by its displayed folder. */
  readonly manifests: ReadonlyMap<string, ExportManifest>;
  /** The tenant ids that files name, in lower case. */
  readonly said: ReadonlyMap<string, string>;
  readonly cwd: string;
}

/** Which directory everything belongs to: one for each tenant. */
export class Tenants {
  readonly diagnostics: Diagnostic[] = [];
  readonly #roots: Roots;
  /** The directory's name for the group of an export or of the loose files. */
  readonly #names = new Map<string, string>();
  readonly #looseNames = new Map<string, string>();
  readonly #loose;

  constructor(private readonly evidence: Evidence) {
    const { exporterRoots, manifests, cwd } = evidence;
    this.#roots = new Roots(new Set([...exporterRoots, ...manifests.keys()]), cwd);
    const ofLoose = evidence.declarations.filter((one) => one.tenant === loose && this.rootOf(one.source.path) === loose);
    const saidLoose = new Map([...evidence.said].filter(([path]) => this.rootOf(path) === loose));
    this.#loose = tellApart(ofLoose, saidLoose);
    this.#nameAll();
    const { mixed, unclear, owners } = this.#loose;
    for (const path of mixed) this.diagnostics.push({ kind: "incomplete", path, message: mixture(owners) });
    for (const path of unclear) this.diagnostics.push({ kind: "incomplete", path, message: apart(owners) });
  }

  /** The folder of the export that a file is part of; `loose` where there is none. */
  rootOf(path: string): string {
    return this.#roots.of(path);
  }

  /** The directory of what an export's folder holds, or of a loose file. */
  of(path: string): string {
    const root = this.rootOf(path);
    if (root !== loose) return this.#names.get(root) ?? root;
    return this.#nameOf(this.#loose.ownerOf(path));
  }

  #ofDeclaration(declaration: Declaration): string {
    const { source, tenant } = declaration;
    // Those of Pulumi's stacks and the like know their directory already.
    if (tenant !== loose) return this.#names.get(tenant) ?? tenant;
    const { path } = source;
    return this.#loose.mixed.has(path) ? this.#nameOf(this.#loose.ownerOfObject(declaration)) : this.of(path);
  }

  settled(declaration: Declaration): Declaration {
    const tenant = this.#ofDeclaration(declaration);
    return tenant === declaration.tenant ? declaration : { ...declaration, tenant };
  }

  /** A collection of several tenants' objects is none of any of them alone. */
  ofCollection(collection: Collection): Collection[] {
    if (collection.tenant !== loose) return [{ ...collection, tenant: this.#names.get(collection.tenant) ?? collection.tenant }];
    if (!this.#loose.mixed.has(collection.path)) return [{ ...collection, tenant: this.of(collection.path) }];
    return [loose, ...this.#looseNames.values()].map((tenant) => ({ ...collection, tenant, complete: false }));
  }

  /** The directories that a loose file which could not be read may have been part of. */
  possible(path: string): string[] {
    if (this.rootOf(path) !== loose || this.#loose.owners.length < 2) return [this.of(path)];
    return [loose, ...this.#looseNames.values()];
  }

  #nameOf(owner: string | undefined): string {
    return (owner === undefined ? undefined : this.#looseNames.get(owner)) ?? loose;
  }

  /** Exports of one tenant have one name, and the loose files of it too; one that says no tenant keeps its own. */
  #nameAll(): void {
    const roots = [...new Set([...this.evidence.exporterRoots, ...this.evidence.manifests.keys()])].sort();
    const { owners } = this.#loose;
    // A lone export has nobody to share a directory with.
    const ids = roots.length + owners.length > 1 ? this.#idsOf(roots) : new Map<string, string>();
    const byId = new Map<string, string>();
    for (const root of roots) {
      const id = ids.get(root);
      const name = this.#outer(root, ids) ?? (id === undefined ? undefined : byId.get(id)) ?? root;
      this.#names.set(root, name);
      if (id !== undefined && !byId.has(id)) byId.set(id, name);
    }
    for (const owner of owners) this.#looseNames.set(owner, byId.get(owner) ?? (owners.length > 1 ? owner : loose));
  }

  /** An EntraExporter folder inside another one is a part of it, unless the two say different tenants. */
  #outer(root: string, ids: ReadonlyMap<string, string | undefined>): string | undefined {
    if (this.evidence.manifests.has(root)) return undefined;
    const outer = this.#roots.around(root);
    if (outer === loose) return undefined;
    const [id, around] = [ids.get(root), ids.get(outer)];
    return id !== undefined && around !== undefined && id !== around ? undefined : this.#names.get(outer);
  }

  /** The tenant of each export: its manifest says it, else its organization, else its principals. */
  #idsOf(roots: readonly string[]): ReadonlyMap<string, string | undefined> {
    const { manifests, said, declarations } = this.evidence;
    const groups = groupedBy(declarations, ({ tenant, source }) => (tenant === loose ? this.rootOf(source.path) : tenant));
    const bySaid = new Map([...said].map(([path, id]) => [this.rootOf(path), id]));
    return new Map(
      roots.map((root) => {
        const all = groups.get(root) ?? [];
        const named = manifests.get(root)?.tenantId?.toLowerCase() ?? bySaid.get(root);
        const homes = named === undefined ? withoutStrays(homesIn(all, singleTenantIds(all))) : [named];
        return [root, homes.length === 1 ? homes[0] : undefined];
      }),
    );
  }
}

function mixture(owners: readonly string[]): string {
  return `The service principals of this file belong to several tenants (${owners.join(", ")}): what can be separated is judged separately, and nothing of it counts as complete. Scan the exports of different tenants one by one, or keep each in a folder of its own.`;
}

function apart(owners: readonly string[]): string {
  return `Nothing shows which tenant this file is from, and the files next to it are from several tenants (${owners.join(", ")}): it is judged apart from them. Keep each tenant's files in a folder of its own.`;
}
