import type { Collection } from "../model/collection";
import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { isOwnedByMicrosoft } from "../entra/microsoft";
import { groupedBy } from "../model/grouped";
import { certainty, known, nameOfValue, type Field } from "../model/unknown";
import { type Lent, lentBeside } from "./lent";
import { mergeTwo } from "./merge";
import { Neighbourhood, type Origin } from "./neighbourhood";
import { namesIn } from "./named";

/** What is asked and never judged: exports of other stacks, or of the tenant. */
export interface Context {
  readonly declarations: readonly Declaration[];
  readonly collections: readonly Collection[];
}

export const noContext: Context = { declarations: [], collections: [] };

/** One directory's own declarations, and what others know of those that it names. */
export interface Hosted {
  readonly declarations: readonly Declaration[];
  readonly guests: readonly (Application | ServicePrincipal)[];
  /** Grants and assignments for its service principals that others hold. */
  readonly lent: readonly Lent[];
}

/** Joins what code declares in several places: see `guestsIn`. */
export class Guests {
  readonly #neighbourhood: Neighbourhood | undefined;

  /** `groups`: the run's declarations by directory. */
  constructor(groups: ReadonlyMap<string, readonly Declaration[]>, collections: readonly Collection[], context: Context = noContext) {
    const stacks = [...groups].filter(([, declarations]) => isDeclared(declarations));
    // A run of one export, or of one stack, has nobody to ask.
    if (stacks.length === 0 || (stacks.length === 1 && context.declarations.length === 0)) return;
    this.#neighbourhood = new Neighbourhood([
      ...stacks.map(([tenant, declarations]) => originOf(tenant, declarations, collections, false)),
      ...[...groupedBy(context.declarations, ({ tenant }) => tenant)].map(([tenant, declarations]) =>
        originOf(tenant, declarations, context.collections, true),
      ),
    ]);
  }

  /**
   * The declarations of a directory that code declares, with the applications and service principals of others that it names by client
   * id or by reference, and those that name its own. A service principal of another tenant answers for nobody here.
   */
  of(tenant: string, declarations: readonly Declaration[]): Hosted {
    if (!this.#neighbourhood || !isDeclared(declarations)) return { declarations, guests: [], lent: [] };
    const found = this.#neighbourhood.guestsOf(tenant, namesIn(declarations));
    const hosted = found.length === 0 ? { declarations, guests: found } : settled(declarations, found);
    const own = hosted.declarations.filter(isPrincipal);
    const lent = this.#neighbourhood.lentTo(tenant, own, [...hosted.guests.filter(isPrincipal), ...own]);
    return { ...hosted, lent: lentBeside(lent, declarations) };
  }
}

function isPrincipal(declaration: Declaration): declaration is ServicePrincipal {
  return declaration.kind === "servicePrincipal";
}

function isDeclared([first]: readonly Declaration[]): boolean {
  return first?.origin === "declared";
}

function originOf(tenant: string, declarations: readonly Declaration[], collections: readonly Collection[], isContext: boolean): Origin {
  const own = collections.filter((one) => one.tenant === tenant && one.kind === "servicePrincipal" && one.owner === undefined);
  const isWhole = own.every(({ complete }) => complete);
  return { tenant, declarations, isContext, showsPrincipals: isWhole && (isDeclared(declarations) || holdsMicrosofts(declarations)) };
}

/** A list of a tenant's principals without any of Microsoft's is a filtered one. */
function holdsMicrosofts(declarations: readonly Declaration[]): boolean {
  return declarations.some((one) => one.kind === "servicePrincipal" && isOwnedByMicrosoft(one));
}

/** What a directory holds itself counts; of what it only adopts, others may know what it does not. */
function settled(declarations: readonly Declaration[], guests: readonly (Application | ServicePrincipal)[]): Omit<Hosted, "lent"> {
  const byName = new Map(guests.flatMap((guest) => identities(guest).map((name) => [name, guest] as const)));
  const held = new Set<Declaration>();
  const own = declarations.map((declaration) => {
    if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return declaration;
    const twin = identities(declaration)
      .map((name) => byName.get(name))
      .find((one) => one !== undefined);
    if (!twin) return declaration;
    held.add(twin);
    return declaration.partial && !declaration.context ? filled(declaration, twin) : declaration;
  });
  return { declarations: own, guests: guests.filter((guest) => !held.has(guest)) };
}

function filled<T extends Application | ServicePrincipal>(own: T, twin: Application | ServicePrincipal): T {
  const values = own as unknown as Readonly<Record<string, unknown>>;
  const missing = Object.entries(twin).filter(([field]) => bookkeeping.has(field) || certainty(values[field]) < 3);
  const merged = mergeTwo(own, Object.fromEntries(missing) as unknown as T);
  return { ...merged, partial: true, context: undefined };
}

const bookkeeping = new Set(["kind", "source", "origin", "tenant"]);

function identities({ kind, appId, id, key }: Application | ServicePrincipal): string[] {
  const named = (what: string, value: Field<string | null>): string[] => {
    const name = nameOfValue(value);
    return name === undefined ? [] : [`${kind} ${what} ${name}`];
  };
  return [...named("client", appId), ...named("object", known(id)), ...(key === undefined ? [] : [`${kind} key ${key}`])];
}
