import type { AppRoleAssignment, Declaration, DelegatedPermissionGrant, ServicePrincipal } from "../model/declarations";
import { groupedBy } from "../model/grouped";
import { isKnown, known, nameOfValue, type Field } from "../model/unknown";
import { identifiers } from "./named";

/** What others hold for the service principals of a directory: consent, and roles. */
export type Lent = DelegatedPermissionGrant | AppRoleAssignment;

interface Entry<Origin> {
  readonly declaration: Lent;
  readonly origin: Origin;
  /** Names of whom it is for, and of whose permissions it gives. */
  readonly ends: readonly (readonly string[])[];
}

/** The grants and assignments of several stacks and exports, by the service principals at their ends. */
export class LentIndex<Origin> {
  readonly #byName = new Map<string, Entry<Origin>[]>();

  add(declarations: readonly Declaration[], origin: Origin): void {
    const lent = declarations.filter(isLent);
    if (lent.length === 0) return;
    const names = namesOfPrincipals(declarations);
    for (const declaration of lent) {
      const ends = endsOf(declaration).map(([, id, reference]) => namesOfEnd(id, reference, names));
      const entry = { declaration, origin, ends };
      for (const name of new Set(ends.flat())) push(this.#byName, name, entry);
    }
  }

  /**
   * What is held for some of these `own` principals, each object once, with references to the principals that are meant: an export knows
   * them by object ids, which a stack may not know yet. Asked only; `known`: all principals that the directory can ask.
   */
  of(own: readonly ServicePrincipal[], known: readonly ServicePrincipal[], answers: (origin: Origin) => boolean): Lent[] {
    if (this.#byName.size === 0) return [];
    const entries = new Set(own.flatMap(namesOf).flatMap((name) => this.#byName.get(name) ?? []));
    const byName = new Map(known.flatMap((principal) => namesOf(principal).map((name) => [name, principal] as const)));
    const seen = new Set<string>();
    return [...entries].flatMap(({ declaration, origin, ends }) => {
      const id = nameOfValue(declaration.id);
      if (!answers(origin) || (id !== undefined && seen.has(id))) return [];
      if (id !== undefined) seen.add(id);
      const references = Object.fromEntries(
        endsOf(declaration).flatMap(([field], n) => {
          const key = ends[n]?.map((name) => byName.get(name)?.key).find((one) => one !== undefined);
          return key === undefined ? [] : [[field, key]];
        }),
      );
      return [{ ...declaration, references: { ...declaration.references, ...references }, context: true as const }];
    });
  }
}

/** Without what a directory holds itself. */
export function lentBeside(lent: readonly Lent[], declarations: readonly Declaration[]): Lent[] {
  if (lent.length === 0) return [];
  const held = new Set(declarations.filter(isLent).flatMap(({ id }) => nameOfValue(id) ?? []));
  return lent.filter(({ id }) => !held.has(nameOfValue(id) ?? ""));
}

function isLent(declaration: Declaration): declaration is Lent {
  return declaration.kind === "oauth2PermissionGrant" || declaration.kind === "appRoleAssignment";
}

/** Field, its value, and the key of the principal that is behind it. */
function endsOf(lent: Lent): readonly (readonly [field: string, id: Field<string | null>, reference: string | undefined])[] {
  const field = lent.kind === "oauth2PermissionGrant" ? "clientId" : "principalId";
  const id = lent.kind === "oauth2PermissionGrant" ? lent.clientId : lent.principalId;
  return [
    [field, id, lent.references?.[field]],
    ["resourceId", lent.resourceId, lent.references?.resourceId],
  ];
}

function namesOfEnd(id: Field<string | null>, reference: string | undefined, principals: ReadonlyMap<string, readonly string[]>): string[] {
  const own = [...(isKnown(id) ? [nameOfValue(id)] : []), reference].filter((name) => name !== undefined);
  return [...new Set(own.flatMap((name) => principals.get(name) ?? [name]))];
}

/** All names of a principal, by each of them. */
function namesOfPrincipals(declarations: readonly Declaration[]): Map<string, readonly string[]> {
  const principals = groupedBy(declarations, ({ kind }) => kind).get("servicePrincipal") ?? [];
  return new Map(
    (principals as ServicePrincipal[]).flatMap((principal) => {
      const names = namesOf(principal);
      return names.map((name) => [name, names] as const);
    }),
  );
}

function namesOf(principal: ServicePrincipal): string[] {
  const id = known(principal.id) === undefined ? undefined : nameOfValue(principal.id);
  return [...identifiers(principal), ...(id === undefined ? [] : [id])];
}

function push<V>(map: Map<string, V[]>, name: string, value: V): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}
