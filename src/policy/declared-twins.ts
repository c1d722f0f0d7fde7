import type { Directory } from "../directory/directory";
import type { Application, Declaration, DelegatedPermissionGrant, ServicePrincipal } from "../model/declarations";
import { isKnown, known, nameOfValue } from "../model/unknown";
import type { Neighbour } from "./subject";

/**
 * Of two declarations for what a tenant can have once, the earlier one. They count within one input alone: a plan and the state that
 * it made declare the same. What is adopted (`useExisting`) is partial, and makes nothing.
 */
export class DeclaredTwins {
  private principals: Map<string, ServicePrincipal> | undefined;
  private grants: Map<string, DelegatedPermissionGrant> | undefined;
  private uris: Map<string, Application> | undefined;

  constructor(
    private readonly directory: Directory,
    private readonly neighbour: (declaration: Application | ServicePrincipal) => Neighbour,
  ) {}

  ofPrincipal(principal: ServicePrincipal): Neighbour | undefined {
    if (!isMade(principal)) return undefined;
    this.principals ??= firstOf(this.directory.servicePrincipals, clientOf);
    return this.unlessItself(principal, this.principals.get(clientOf(principal)[0] ?? ""));
  }

  ofGrant(grant: DelegatedPermissionGrant): Neighbour | undefined {
    if (!isMade(grant)) return undefined;
    this.grants ??= firstOf(this.directory.grants, pairOf);
    const twin = this.grants.get(pairOf(grant)[0] ?? "");
    const client = twin && twin !== grant ? this.directory.links.clientOfGrant(twin) : undefined;
    return client && this.neighbour(client);
  }

  /** For each identifier URI, in their order, the application that declares it too; undefined where none does. */
  ofUris(application: Application): readonly (Neighbour | null)[] | undefined {
    const own = isMade(application) ? known(application.identifierUris) : undefined;
    if (!own?.length) return undefined;
    const uris = (this.uris ??= firstOf(this.directory.applications, urisOf));
    const found = own.map((uri) => (typeof uri === "string" && this.unlessItself(application, uris.get(placed(application, uri)))) || null);
    return found.some((each) => each !== null) ? found : undefined;
  }

  /** Whether it is seen to have no twin, as nearly every declaration; what is observed has none. */
  isDeclaredOnce(declaration: Judged): boolean {
    if (declaration.origin !== "declared") return true;
    if (declaration.kind === "application") return areSeen(declaration) && this.ofUris(declaration) === undefined;
    return (declaration.kind === "servicePrincipal" ? this.ofPrincipal(declaration) : this.ofGrant(declaration)) === undefined;
  }

  private unlessItself<T extends Application | ServicePrincipal>(own: T, first: T | undefined): Neighbour | undefined {
    return first && first !== own ? this.neighbour(first) : undefined;
  }
}

function areSeen({ identifierUris }: Application): boolean {
  return isKnown(identifierUris) && identifierUris.every((uri) => typeof uri === "string");
}

type Judged = Application | ServicePrincipal | DelegatedPermissionGrant;

function isMade({ origin, partial, context, isConditional }: Judged): boolean {
  return origin === "declared" && !partial && !context && !isConditional;
}

function firstOf<T extends Judged>(declarations: readonly T[], keysOf: (declaration: T) => readonly string[]): Map<string, T> {
  const first = new Map<string, T>();
  for (const declaration of declarations) {
    if (!isMade(declaration)) continue;
    for (const key of keysOf(declaration)) if (!first.has(key)) first.set(key, declaration);
  }
  return first;
}

function placed({ source }: Declaration, name: string): string {
  return `${source.path} ${name.toLowerCase()}`;
}

function clientOf(principal: ServicePrincipal): string[] {
  const client = nameOfValue(principal.appId) ?? principal.references?.appId;
  return client ? [placed(principal, client)] : [];
}

function pairOf(grant: DelegatedPermissionGrant): string[] {
  const client = nameOfValue(grant.clientId) ?? grant.references?.clientId;
  const resource = nameOfValue(grant.resourceId) ?? grant.references?.resourceId;
  const user = grant.principalId === null || grant.principalId === undefined ? "everyone" : nameOfValue(grant.principalId);
  return client && resource && user ? [placed(grant, `${client} ${resource} ${user}`)] : [];
}

function urisOf(application: Application): string[] {
  return (known(application.identifierUris) ?? []).flatMap((uri) => (typeof uri === "string" ? [placed(application, uri)] : []));
}
