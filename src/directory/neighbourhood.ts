import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import { isOwnedByMicrosoft } from "../entra/microsoft";
import { type Lent, LentIndex } from "./lent";
import { identifiers, referencesOf, type Names } from "./named";

/** Declarations of one stack or tenant, which others may ask. */
export interface Origin {
  /** The directory's name. */
  readonly tenant: string;
  readonly declarations: readonly Declaration[];
  /** Named as context: no part of the run itself. */
  readonly isContext: boolean;
  /** All of its service principals are there: one that is not there is missing. */
  readonly showsPrincipals: boolean;
}

interface Entry {
  readonly declaration: Application | ServicePrincipal;
  readonly origin: Origin;
}

/** The stacks and exports of a run, and of its context, by the names under which they know one another. */
export class Neighbourhood {
  readonly #byName = new Map<string, Entry[]>();
  /** Applications by those whom they name. */
  readonly #byReference = new Map<string, Entry[]>();
  readonly #lent = new LentIndex<Origin>();
  readonly #origins = new Map<string, Origin>();
  readonly #tenantIds = new Map<Origin, string | undefined>();

  constructor(origins: readonly Origin[]) {
    for (const origin of origins) {
      if (!origin.isContext) this.#origins.set(origin.tenant, origin);
      for (const declaration of origin.declarations) this.#add(declaration, origin);
      this.#lent.add(origin.declarations, origin);
    }
  }

  /** What others know of those whom a stack names, and who of them names it: each object once, to be asked only. */
  guestsOf(tenant: string, { named, own }: Names): (Application | ServicePrincipal)[] {
    const host = this.#origins.get(tenant);
    if (!host) return [];
    const found = [...named].flatMap((name) => this.#byName.get(name) ?? []);
    const clients = [...own].flatMap((name) => this.#byReference.get(name) ?? []);
    const entries = new Set([...found, ...clients].filter(({ origin }) => origin !== host));
    const applications = distinct([...entries].filter(({ declaration, origin }) => isApplication(declaration) && answers(origin, host)));
    // The principals of guests stand beside them, by what the guests themselves are called.
    const names = new Set([...named, ...applications.flatMap(({ declaration }) => identifiers(declaration))]);
    const candidates = [...names].flatMap((name) => [...(this.#byName.get(name) ?? []), ...(this.#byReference.get(name) ?? [])]);
    const principals = distinct(
      [...new Set(candidates)].filter(
        ({ declaration, origin }) => !isApplication(declaration) && origin !== host && this.#isOfTenant(origin, host),
      ),
    );
    return [...applications.map((entry) => this.#guest(entry, host)), ...principals.map((entry) => this.#guest(entry, host))];
  }

  /** What others of the same tenant hold for a directory's `own` service principals; `known`: all that it can ask. */
  lentTo(tenant: string, own: readonly ServicePrincipal[], known: readonly ServicePrincipal[]): Lent[] {
    const host = this.#origins.get(tenant);
    return host ? this.#lent.of(own, known, (origin) => origin !== host && this.#isOfTenant(origin, host)) : [];
  }

  #add(declaration: Declaration, origin: Origin): void {
    if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return;
    const entry = { declaration, origin };
    for (const name of identifiers(declaration)) push(this.#byName, name, entry);
    if (declaration.kind === "servicePrincipal") {
      const id = known(declaration.id)?.toLowerCase();
      if (id) push(this.#byName, id, entry);
    }
    for (const name of referencesOf(declaration)) push(this.#byReference, name, entry);
  }

  /** Whoever does not show all service principals proves none missing. */
  #guest({ declaration, origin }: Entry, host: Origin): Application | ServicePrincipal {
    const proves = origin.showsPrincipals || !this.#isOfTenant(origin, host);
    return { ...declaration, tenant: host.tenant, context: true, ...(proves ? {} : { partial: true }) };
  }

  /** Whether its service principals stand in the host's tenant, for all that can be told. */
  #isOfTenant(origin: Origin, host: Origin): boolean {
    // Of one stack two directories are two tenants.
    if (!answers(origin, host) || isSibling(origin, host)) return false;
    const [one, other] = [this.#tenantIdOf(origin), this.#tenantIdOf(host)];
    return one === undefined || other === undefined || one === other;
  }

  #tenantIdOf(origin: Origin): string | undefined {
    if (!this.#tenantIds.has(origin)) this.#tenantIds.set(origin, tenantIdOf(origin));
    return this.#tenantIds.get(origin);
  }
}

/**
 * Another state of the host's own stack says nothing that the host does not know better; what is not a stack has no name, so that only
 * people know whether it is one.
 */
function answers(origin: Origin, host: Origin): boolean {
  const [stack, other] = [stackOf(host), stackOf(origin)];
  if (!origin.isContext && (stack === undefined || other === undefined)) return false;
  return stack === undefined || other !== stack || isSibling(origin, host);
}

function isSibling(origin: Origin, host: Origin): boolean {
  return !origin.isContext && stackOf(origin) !== undefined && fileOf(origin.tenant) === fileOf(host.tenant);
}

/** A stack of several tenants is several directories: `stack.json#<tenant>`. */
function fileOf(tenant: string): string {
  return tenant.split(/#(?=[^#/\\]*$)/)[0] ?? tenant;
}

/** `urn:pulumi:dev::shop` of a URN. */
function stackOf({ declarations }: Origin): string | undefined {
  const key = declarations[0]?.key;
  return key?.startsWith("urn:pulumi:") ? key.split("::", 2).join("::") : undefined;
}

/** Its provider says it; of an export, the owner of most principals of its own applications. */
function tenantIdOf({ declarations }: Origin): string | undefined {
  const said = declarations.find(({ tenantId }) => tenantId !== undefined)?.tenantId;
  if (said !== undefined) return said;
  const owned = new Set(declarations.flatMap((one) => (one.kind === "application" ? (known(one.appId)?.toLowerCase() ?? []) : [])));
  const votes = new Map<string, number>();
  for (const one of declarations) {
    if (one.kind !== "servicePrincipal" || isOwnedByMicrosoft(one)) continue;
    const owner = known(one.appOwnerOrganizationId)?.toLowerCase();
    if (owner && owned.has(known(one.appId)?.toLowerCase() ?? "")) votes.set(owner, (votes.get(owner) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Of one object that several know, one: rather a stack that declares it than an export, rather the whole than a part. */
function distinct(entries: readonly Entry[]): Entry[] {
  const ranked = [...entries].sort((a, b) => rank(a) - rank(b));
  const seen = new Set<string>();
  return ranked.filter(({ declaration }) => {
    const names = identifiers(declaration);
    if (names.some((name) => seen.has(name))) return false;
    for (const name of names) seen.add(name);
    return true;
  });
}

function rank({ declaration, origin }: Entry): number {
  return (declaration.partial ? 4 : 0) + (declaration.origin === "declared" ? 0 : 2) + (origin.isContext ? 1 : 0);
}

function isApplication(declaration: Application | ServicePrincipal): declaration is Application {
  return declaration.kind === "application";
}

function push(map: Map<string, Entry[]>, name: string, entry: Entry): void {
  const list = map.get(name);
  if (list) list.push(entry);
  else map.set(name, [entry]);
}
