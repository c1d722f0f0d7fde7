import type { Declaration, DeclarationKind } from "../model/declarations";
import { known } from "../model/unknown";
import { conflictingFields, type MergeLog, mergeTwo } from "./merge";

/** Makes each object of a directory one, and keeps in mind what each was made of. */
export class Uniques {
  /** By kind: for each declaration as it was read, which of the unique ones it is part of. */
  readonly indexes = new Map<DeclarationKind, Map<Declaration, number>>();
  /** Declarations as they were read of which a field differs from what was read before. */
  readonly conflicting = new Set<Declaration>();

  constructor(private readonly log?: MergeLog) {}

  /** Merges what shares an id; a declaration without any id stands alone, and a URN is an identity of its own. */
  of<T extends Declaration>(all: readonly T[], ids: (d: T) => (string | null | undefined)[], isTold = true): T[] {
    /** One for each kind of id. */
    const indexes: Map<string, number>[] = [];
    const kept: T[] = [];
    const parts = new Map<Declaration, number>();
    for (const declaration of all) {
      const keys = ids(declaration);
      let at: number | undefined;
      for (let n = 0; n < keys.length && at === undefined; n++) at = lookUp(indexes[n], keys[n]);
      const first = at === undefined ? undefined : kept[at];
      if (at === undefined || first === undefined || different(first, declaration)) {
        at = kept.length;
        kept.push(declaration);
      } else {
        const fields = conflictingFields(first, declaration);
        if (fields.length > 0) this.conflicting.add(declaration);
        if (isTold || fields.length > 0) this.log?.add(first, declaration, nameOf(declaration), fields);
        kept[at] = mergeTwo(first, declaration);
      }
      parts.set(declaration, at);
      for (let n = 0; n < keys.length; n++) {
        const key = keys[n];
        if (key) (indexes[n] ??= new Map<string, number>()).set(key.toLowerCase(), at);
      }
    }
    const [one] = all;
    if (one) this.indexes.set(one.kind, parts);
    return kept;
  }
}

function lookUp(index: ReadonlyMap<string, number> | undefined, id: string | null | undefined): number | undefined {
  return id ? index?.get(id.toLowerCase()) : undefined;
}

/** Two resources of a stack, or two object ids: alike in one id, yet not the same object. */
function different(a: Declaration, b: Declaration): boolean {
  if (a.key !== undefined && b.key !== undefined) return a.key !== b.key;
  const [idA, idB] = [a, b].map((d) => ("id" in d ? known(d.id)?.toLowerCase() : undefined));
  return !!idA && !!idB && idA !== idB;
}

function nameOf(declaration: Declaration): string {
  const named = declaration as { displayName?: unknown; id?: unknown };
  if (declaration.kind === "authorizationPolicy") return "the authorization policy";
  const kind = { application: "application", servicePrincipal: "service principal" }[declaration.kind as string] ?? declaration.kind;
  return `${kind} ${JSON.stringify(typeof named.displayName === "string" ? named.displayName : typeof named.id === "string" ? named.id : "")}`;
}
