import { posix, resolve } from "node:path";
import type { DeclarationKind } from "../../model/declarations";
import type { Layout } from "../reader";
import { displayed, withSlashes } from "./display";

/** What EntraExporter's folders say about a file: `<root>/Applications/<id>/<id>.json`, or one folder deeper. */
export interface ExporterPlace extends Layout {
  /** The displayed folder above `Applications` or `ServicePrincipals`. */
  readonly root: string;
  /** The displayed folder that has to be walked for all objects of this kind to be seen. */
  readonly folder: string;
}

/** A folder or file of an export whose content was not seen. */
export interface ExporterPart {
  readonly root: string;
  /** The kinds of object that it may hold. */
  readonly kinds: readonly DeclarationKind[];
}

const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const sets = "(Applications|ServicePrincipals)";
const above = `^(?:(.*)\\/)?${sets}`;
const file = new RegExp(`${above}\\/(${id})\\/(?:([^/]+)\\/([^/]+)\\/)?([^/]+)\\.json$`, "i");
const part = new RegExp(`${above}(?:\\/${id}(?:\\/([^/]+)(?:\\/.*)?)?)?$`, "i");

const relations: Readonly<Record<string, DeclarationKind>> = {
  oauth2permissiongrants: "oauth2PermissionGrant",
  approleassignments: "appRoleAssignment",
  approleassignedto: "appRoleAssignment",
  federatedidentitycredentials: "federatedIdentityCredential",
};

const below: Readonly<Record<string, readonly [DeclarationKind, ...DeclarationKind[]]>> = {
  applications: ["application", "federatedIdentityCredential"],
  serviceprincipals: ["servicePrincipal", "oauth2PermissionGrant", "appRoleAssignment"],
};

/**
 * https://github.com/microsoft/EntraExporter writes each object to a folder and a file of its id. Other folders are called
 * `applications` too: only ids make an export of them. Takes displayed paths, and goes by the whole path behind them.
 */
export class ExporterLayout {
  readonly #cwd: string;
  /** The current folder may lie inside an export: then a path below it does not say all. */
  readonly #isInside: boolean;
  readonly #shown = new Map<string | undefined, string>();

  constructor(cwd: string) {
    this.#cwd = withSlashes(cwd);
    this.#isInside = new RegExp(`\\/${sets}(?:\\/|$)`, "i").test(this.#cwd);
  }

  place(path: string): ExporterPlace | undefined {
    const found = file.exec(this.#whole(path));
    if (!found) return undefined;
    const [, root, set = "", object = "", relation, child, name = ""] = found;
    if (name !== (child ?? object)) return undefined;
    const common = { root: this.#display(root), folder: this.#display(root === undefined ? set : `${root}/${set}`), id: name };
    // Owners, members, policies: objects that stand elsewhere too, or that no rule asks about.
    const kind = relation === undefined ? below[set.toLowerCase()]?.[0] : relations[relation.toLowerCase()];
    return { ...common, kind: kind ?? "other", ...(relation !== undefined && /^a/i.test(set) ? { application: object } : {}) };
  }

  /** A folder or file that may hold a part of an export, by its path alone. */
  part(path: string): ExporterPart | undefined {
    const found = part.exec(this.#whole(path));
    if (!found) return undefined;
    const [, root, set = "", inside] = found;
    const all = below[set.toLowerCase()] ?? ["application"];
    const relation = inside === undefined ? undefined : relations[inside.toLowerCase()];
    const kinds = inside === undefined ? all : /\.json$/i.test(inside) ? all.slice(0, 1) : relation ? [relation] : [];
    return { root: this.#display(root), kinds };
  }

  #whole(path: string): string {
    if (path.startsWith("../") || path === "." || path === "..") return posix.resolve(this.#cwd, path);
    return this.#isInside && !posix.isAbsolute(path) ? `${this.#cwd}/${path}` : path;
  }

  /** A folder as users see it; the current one where a path names none. */
  #display(folder: string | undefined): string {
    let shown = this.#shown.get(folder);
    if (shown === undefined)
      this.#shown.set(folder, (shown = displayed(resolve(this.#cwd, folder === "" ? "/" : (folder ?? ".")), this.#cwd)));
    return shown;
  }
}
