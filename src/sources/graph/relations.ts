import type { Collection } from "../../model/collection";
import type { DeclarationKind } from "../../model/declarations";
import type { Diagnostic } from "../../model/diagnostic";
import { isObject, type RawObject } from "../fields/notes";
import type { TypeHint } from "./context";

/** What a service principal may contain of what belongs to it: `$expand`, Zero Trust Assessment. */
const relations: Readonly<Record<string, DeclarationKind>> = {
  oauth2PermissionGrants: "oauth2PermissionGrant",
  appRoleAssignedTo: "appRoleAssignment",
  appRoleAssignments: "appRoleAssignment",
  delegatedPermissionClassifications: "delegatedPermissionClassification",
  claimsMappingPolicies: "claimsMappingPolicy",
};

/** Of users and groups these say nothing: only the other end, `appRoleAssignedTo`, lists all of a resource. */
const partial = new Set(["appRoleAssignments"]);

/** Where `$expand` of directory objects stops (https://learn.microsoft.com/graph/query-parameters#expand). */
const expandLimit = 20;

export interface Related {
  readonly object: RawObject;
  /** Below the service principal. */
  readonly pointer: string;
  readonly around: TypeHint;
}

/** Relations that stand inside the service principals of one document. */
export class Relations {
  #principals = 0;
  /** Principals that contain all of a kind that is theirs alone: others need not. */
  readonly #own: { readonly kind: DeclarationKind; readonly owner: string; readonly count: number }[] = [];
  /** Most documents have none. */
  #lists: Map<string, { principals: number; count: number; isCut: boolean }> | undefined;

  /** What one service principal contains. `raw`: as it is written; `object`: in Graph's capitals. */
  *of(raw: RawObject, object: RawObject): Generator<Related> {
    this.#principals++;
    for (const name in relations) {
      const list = object[name];
      const kind = relations[name];
      if (!kind || !Array.isArray(list)) continue;
      const written = name in raw ? name : (Object.keys(raw).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name);
      this.#lists ??= new Map();
      const tally = this.#lists.get(name) ?? { principals: 0, count: 0, isCut: false };
      this.#lists.set(name, tally);
      tally.principals++;
      tally.count += list.length;
      tally.isCut ||= list.length === expandLimit || typeof raw[`${written}@odata.nextLink`] === "string";
      const owner = typeof object["id"] === "string" ? { owner: object["id"] } : {};
      if (kind === "delegatedPermissionClassification" && owner.owner !== undefined && list.length < expandLimit && list.every(isObject))
        this.#own.push({ kind, owner: owner.owner, count: list.length });
      for (const [index, member] of list.entries()) {
        if (isObject(member)) yield { object: member, pointer: `/${written}/${index}`, around: { kind, ...owner } };
        else tally.isCut = true;
      }
    }
  }

  /** Adds what is said about them to `to`. A list of a kind is whole where every principal contains its own, and none of them ends where `$expand` stops. */
  finish(path: string, tenant: string, isList: boolean, to: { collections: Collection[]; diagnostics: Diagnostic[] }): void {
    if (!this.#lists) return;
    for (const [name, { principals, count, isCut }] of this.#lists) {
      const kind = relations[name];
      if (!kind || (partial.has(name) && this.#lists.has("appRoleAssignedTo"))) continue;
      const complete = isList && principals === this.#principals && !isCut && !partial.has(name);
      to.collections.push({ kind, tenant, path, count, complete });
      if (isCut) to.diagnostics.push({ kind: "incomplete", path, message: cut(name) });
    }
    for (const { kind, owner, count } of this.#own) to.collections.push({ kind, tenant, path, count, owner, complete: true });
  }
}

function cut(name: string): string {
  return `Some of the service principals contain exactly ${expandLimit} ${name}, where $expand stops, or only a part of them: taken as not complete. Export ${name} by themselves, all pages.`;
}
