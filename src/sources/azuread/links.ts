import { isUnknown, nameOfValue, type Field } from "../../model/unknown";
import { azureAdType, type PulumiResource } from "./resource";
import { tenantName } from "./tenants";
import { at, bareId } from "./values";

const applicationTypes = new Set(["Application", "ApplicationRegistration", "ApplicationFromTemplate"]);
const principalTypes = new Set(["ServicePrincipal", "ApplicationFromTemplate"]);

export const isApplication = (resource: PulumiResource): boolean => applicationTypes.has(azureAdType(resource.type) ?? "");
export const isServicePrincipal = (resource: PulumiResource): boolean => principalTypes.has(azureAdType(resource.type) ?? "");

/** Whose part a resource is: of one that the stack holds, of one outside of it, or of one of several. */
export type Owner =
  | { readonly resource: PulumiResource }
  | { readonly objectId: Field<string> }
  /** Undecidable. `candidates`: the resources it may belong to. */
  | { readonly candidates: readonly PulumiResource[] };

/** Who is meant by an id: by value where it is known, by Pulumi's property dependencies where it is not. */
export class Links {
  private readonly byUrn = new Map<string, PulumiResource>();
  private readonly byObjectId = new Map<string, PulumiResource>();
  private readonly byClientId = new Map<string, PulumiResource>();
  private readonly byParent = new Map<string, PulumiResource[]>();

  /** `others`: names, as of `nameOfValue`, of ids that are not of these resources. */
  constructor(
    private readonly resources: readonly PulumiResource[],
    private readonly others: ReadonlySet<string> = new Set(),
  ) {
    for (const resource of resources) {
      this.byUrn.set(resource.urn, resource);
      for (const id of objectIds(resource)) this.byObjectId.set(id, resource);
      const clientId = isApplication(resource) ? nameOf(at(resource.props, ["clientId"])) : undefined;
      if (clientId !== undefined) this.byClientId.set(clientId, resource);
      const siblings = resource.parent && this.byParent.get(resource.parent);
      if (siblings) siblings.push(resource);
      else if (resource.parent) this.byParent.set(resource.parent, [resource]);
    }
  }

  /** The application (or service principal) that a small resource names by its resource id. */
  owner(part: PulumiResource, property: string, family: (resource: PulumiResource) => boolean): Owner {
    const value = bare(at(part.props, [property]));
    const name = nameOf(value);
    const held = name === undefined ? undefined : this.byObjectId.get(`${family === isApplication ? "a" : "s"}:${name}`);
    if (held) return { resource: held };
    // Something else's id, or that of nothing here.
    if (typeof value === "string") return { objectId: value.toLowerCase() };
    if (name !== undefined && this.isSomeId(name)) return { objectId: value as Field<string> };
    const behind = this.dependencies(part, property).filter(family);
    const [only] = behind;
    if (only && behind.length === 1) return { resource: only };
    return {
      candidates: behind.length ? behind : this.resources.filter((other) => family(other) && tenantName(other) === tenantName(part)),
    };
  }

  /** The application of the stack that a service principal stands for. */
  applicationOf(principal: PulumiResource): PulumiResource | undefined {
    const name = nameOf(clientIdOf(principal));
    const named = name === undefined ? undefined : this.byClientId.get(name);
    if (named || typeof clientIdOf(principal) === "string" || (name !== undefined && this.isSomeId(name))) return named;
    const behind = this.dependencies(principal, "clientId", "applicationId").filter(isApplication);
    return behind.length === 1 ? behind[0] : undefined;
  }

  /** The service principal behind an unknown object id, where exactly one can be. */
  principal(resource: PulumiResource, property: string): string | undefined {
    const name = nameOf(bare(at(resource.props, [property])));
    const named = name === undefined ? undefined : this.byObjectId.get(`s:${name}`);
    if (named || (name !== undefined && this.isSomeId(name))) return named && principalKey(named);
    const behind = this.dependencies(resource, property).filter(isServicePrincipal);
    const [only] = behind;
    return only && behind.length === 1 ? principalKey(only) : undefined;
  }

  /** The declaration whose client id an unknown value is known to equal. */
  ofClientId(value: unknown): string | undefined {
    const name = isUnknown(value) ? nameOf(value) : undefined;
    return name === undefined ? undefined : this.byClientId.get(name)?.urn;
  }

  /** The declaration behind an unknown client id, where exactly one can be; nobody behind what is known to be another id. */
  client(resource: PulumiResource, ...properties: readonly string[]): string | undefined {
    for (const property of properties) {
      const named = this.ofClientId(at(resource.props, [property]));
      if (named !== undefined) return named;
      if (this.isOtherId(at(resource.props, [property]))) return undefined;
    }
    const keys = new Set(this.dependencies(resource, ...properties).flatMap((behind) => this.clientKey(behind)));
    const [only] = keys;
    return keys.size === 1 ? only : undefined;
  }

  /** Dependencies of other types than ours say nothing; those of a component stand for what it holds. */
  dependencies(resource: PulumiResource, ...properties: readonly string[]): PulumiResource[] {
    const found = new Set<PulumiResource>();
    for (const urn of properties.flatMap((property) => resource.propertyDependencies[property] ?? [])) {
      const behind = this.byUrn.get(urn);
      if (behind) for (const member of azureAdType(behind.type) ? [behind] : this.within(behind)) found.add(member);
    }
    return [...found];
  }

  /** Known to be an object id: what a resource is made from does not make a client id of it. */
  isOtherId(value: unknown): boolean {
    const name = isUnknown(value) ? nameOf(value) : undefined;
    return name !== undefined && !this.byClientId.has(name) && this.isSomeId(name);
  }

  /** A client id or an object id of one of the resources. */
  private isSomeId(name: string): boolean {
    return this.others.has(name) || this.byClientId.has(name) || this.byObjectId.has(`a:${name}`) || this.byObjectId.has(`s:${name}`);
  }

  private within(component: PulumiResource): PulumiResource[] {
    return (this.byParent.get(component.urn) ?? []).flatMap((child) => (azureAdType(child.type) ? [child] : this.within(child)));
  }

  /** A service principal whose client id is known cannot be behind an unknown one; another stands for its application. */
  private clientKey(behind: PulumiResource): string[] {
    if (isApplication(behind)) return [behind.urn];
    if (!isServicePrincipal(behind)) return [];
    if (!isUnknown(clientIdOf(behind))) return [];
    return [this.applicationOf(behind)?.urn ?? principalKey(behind)];
  }
}

/** As `nameOfValue`, of a property of any type. */
function nameOf(value: unknown): string | undefined {
  return typeof value === "string" || isUnknown(value) ? nameOfValue(value) : undefined;
}

const bare = (value: unknown): unknown => (typeof value === "string" ? bareId(value) : value);

/** `applicationId` before azuread 5. */
const clientIdOf = ({ props }: PulumiResource): unknown => at(props, ["clientId"]) ?? at(props, ["applicationId"]);

/** `ApplicationFromTemplate` makes an application and its service principal: the second needs a key of its own. */
export function principalKey(resource: PulumiResource): string {
  return azureAdType(resource.type) === "ServicePrincipal" ? resource.urn : impliedPrincipalKey(resource.urn);
}

export function impliedPrincipalKey(applicationUrn: string): string {
  return `${applicationUrn}#servicePrincipal`;
}

/** The object ids under which others may name it: `a:` of an application, `s:` of a service principal. */
function objectIds(resource: PulumiResource): string[] {
  const known = (kind: string, value: unknown): string[] => {
    const name = nameOf(bare(value));
    return name === undefined ? [] : [`${kind}:${name}`];
  };
  const type = azureAdType(resource.type);
  if (type === "ApplicationFromTemplate") {
    return [...known("a", at(resource.props, ["applicationObjectId"])), ...known("s", at(resource.props, ["servicePrincipalObjectId"]))];
  }
  const kind = isApplication(resource) ? "a" : isServicePrincipal(resource) ? "s" : undefined;
  return kind ? [...known(kind, at(resource.props, ["objectId"])), ...known(kind, resource.id)] : [];
}
