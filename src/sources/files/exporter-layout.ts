import { posix, resolve } from "../../platform/path";
import type { DeclarationKind } from "../../model/declarations";
import { isGuid } from "../../entra/guid";
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

const guid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const sets = "(Applications|ServicePrincipals)";
const part = new RegExp(`^(?:(.*)\\/)?${sets}(?:\\/${guid}(?:\\/([^/]+)(?:\\/.*)?)?)?$`, "i");
const isSet = new RegExp(`^${sets}$`, "i");

const relations: Readonly<Record<string, DeclarationKind>> = {
  oauth2permissiongrants: "oauth2PermissionGrant",
  approleassignments: "appRoleAssignment",
  approleassignedto: "appRoleAssignment",
  federatedidentitycredentials: "federatedIdentityCredential",
  delegatedpermissionclassifications: "delegatedPermissionClassification",
  claimsmappingpolicies: "claimsMappingPolicy",
};

const policy = /(?:^|\/)Policies\/(PermissionGrantPolicies|ClaimsMappingPolicy)\/([^/]+)\/\2\.json$/i;
const policies: Readonly<Record<string, DeclarationKind>> = {
  permissiongrantpolicies: "permissionGrantPolicy",
  claimsmappingpolicy: "claimsMappingPolicy",
};

const ofSets: Readonly<Record<string, readonly [DeclarationKind, ...DeclarationKind[]]>> = {
  applications: ["application", "federatedIdentityCredential"],
  serviceprincipals: [
    "servicePrincipal",
    "oauth2PermissionGrant",
    "appRoleAssignment",
    "delegatedPermissionClassification",
    "claimsMappingPolicy",
  ],
};

/** One name of a path, and where it begins. */
interface Step {
  readonly name: string;
  readonly start: number;
}

/**
 * The application proxy's connector groups list the applications that they publish: objects that the tenant's own `Applications`
 * contains, in the beta version's words.
 */
const publishing = /(?:^|\/)OnPremisesPublishingProfiles\//i;

/** A set's folder, whole up to where it ends; and it and its root as users see them. */
interface Above {
  /** The root is the folder around the application proxy's, and the set none of the tenant's. */
  readonly isPublished: boolean;
  readonly whole: string;
  readonly end: number;
  readonly root: string;
  readonly folder: string;
}

/**
 * https://github.com/microsoft/EntraExporter writes each object to a folder and a file of its id. Other folders are called
 * `applications` too: only ids make an export of them. Takes displayed paths, and goes by the whole path behind them.
 */
export class ExporterLayout {
  readonly #cwd: string;
  /** The current folder may lie inside an export: then a path below it does not say all. */
  readonly #isInside: boolean;
  readonly #shown = new Map<string | undefined, string>();
  #last: Above | undefined;
  /** The last path and what it says: a file is asked about when it is read, and again when it is taken. */
  #asked: { readonly path: string; readonly place: ExporterPlace | undefined } | undefined;

  constructor(cwd: string) {
    this.#cwd = withSlashes(cwd);
    this.#isInside = new RegExp(`\\/${sets}(?:\\/|$)`, "i").test(this.#cwd);
  }

  place(path: string): ExporterPlace | undefined {
    if (this.#asked?.path !== path) this.#asked = { path, place: this.#placeOf(path) };
    return this.#asked.place;
  }

  #placeOf(path: string): ExporterPlace | undefined {
    const whole = this.#whole(path);
    const file = stepUp(whole, whole.length);
    const folder = stepUp(whole, file.start - 1);
    if (folder.name === "" || file.name.length !== folder.name.length + 5 || !/\.json$/i.test(file.name)) return undefined;
    if (!file.name.startsWith(folder.name)) return undefined;
    const set = stepUp(whole, folder.start - 1);
    if (isSet.test(set.name) && isGuid(folder.name)) return this.#placeIn(whole, set, folder.name);
    const object = stepUp(whole, set.start - 1);
    const above = stepUp(whole, object.start - 1);
    if (!isSet.test(above.name) || !isGuid(object.name)) return undefined;
    return this.#placeIn(whole, above, folder.name, { relation: set.name, object: object.name });
  }

  /** What EntraExporter's folders say about a policy: `Policies/PermissionGrantPolicies/<id>/<id>.json`. They make no export by themselves. */
  policy(path: string): Layout | undefined {
    const found = policy.exec(path);
    const kind = policies[found?.[1]?.toLowerCase() ?? ""];
    return kind && found?.[2] !== undefined ? { kind, id: found[2] } : undefined;
  }

  #placeIn(whole: string, set: Step, id: string, below?: { readonly relation: string; readonly object: string }): ExporterPlace {
    const { root, folder, isPublished } = this.#above(whole, set);
    if (isPublished) return { root, folder, id, kind: "other" };
    if (!below) return { root, folder, id, kind: ofSets[set.name.toLowerCase()]?.[0] ?? "other" };
    // Owners, members, policies: objects that stand elsewhere too, or that no rule asks about.
    const kind = relations[below.relation.toLowerCase()] ?? "other";
    return { root, folder, id, kind, [/^a/i.test(set.name) ? "application" : "servicePrincipal"]: below.object };
  }

  /** The displayed root and the displayed folder of a set; files come folder by folder. */
  #above(whole: string, set: Step): Above {
    const end = set.start + set.name.length;
    if (this.#last?.end === end && whole.startsWith(this.#last.whole)) return this.#last;
    const published = publishing.exec(whole.slice(0, set.start));
    const rootEnd = published ? published.index : set.start - 1;
    const root = rootEnd < 0 || (rootEnd === 0 && !whole.startsWith("/")) ? undefined : whole.slice(0, rootEnd);
    const all = whole.slice(0, end);
    return (this.#last = { whole: all, end, root: this.#display(root), folder: this.#display(all), isPublished: published !== null });
  }

  /** A folder or file that may hold a part of an export, by its path alone. */
  part(path: string): ExporterPart | undefined {
    const found = part.exec(this.#whole(path));
    if (!found) return undefined;
    const [, root, set = "", inside] = found;
    const all = ofSets[set.toLowerCase()] ?? ["application"];
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

/** The name in a path that ends here; an empty one where there is none. */
function stepUp(path: string, end: number): Step {
  if (end <= 0) return { name: "", start: 0 };
  const start = path.lastIndexOf("/", end - 1) + 1;
  return { name: path.slice(start, end), start };
}
