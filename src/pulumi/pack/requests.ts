import { closedProperties, isBookkeeping } from "../../sources/azuread/closed";
import { azureAdType, type PropertyPath, type Provider, type PulumiResource, type ResourcePlace } from "../../sources/azuread/resource";
import { text } from "../../sources/azuread/values";
import { computedOutputs } from "../../sources/azuread/computed-outputs";
import type { Request } from "./tap";

/** What is read of `pulumirpc.AnalyzeRequest` and `AnalyzerResource`. */
interface ResourceMessage {
  getUrn(): string;
  getType(): string;
  getProperties(): Struct | undefined;
  getProvider(): { getUrn(): string; getProperties(): Struct | undefined } | undefined;
  getOptions(): { getParent(): string; getProtect(): boolean } | undefined;
}

interface StackResourceMessage extends ResourceMessage {
  getParent(): string;
  getPropertydependenciesMap(): Iterable<[string, { getUrnsList(): string[] }]> & {
    entries(): Iterable<[string, { getUrnsList(): string[] }]>;
  };
}

interface Struct {
  getFieldsMap(): { keys(): Iterable<string> };
  toJavaScript(): Record<string, unknown>;
}

/** What the resource of an `Analyze` call is, without looking into its inputs: a preview asks about every one. */
export function analyzedIdentity(request: Request): { readonly urn: string; readonly type: string; readonly hasInputs: boolean } {
  const message = request as ResourceMessage;
  const names = [...(message.getProperties()?.getFieldsMap().keys() ?? [])];
  return { urn: message.getUrn(), type: message.getType(), hasInputs: !names.every(isBookkeeping) };
}

/** The resource of an `Analyze` call: its inputs, before it is made. */
export function analyzedResource(request: Request): PulumiResource {
  const message = request as ResourceMessage;
  return resource(message, message.getOptions()?.getParent());
}

/** The resources of an `AnalyzeStack` call, in the order of their URNs: the engine gives them in any. */
export function stackResources(request: Request): PulumiResource[] {
  const messages = (request as { getResourcesList(): StackResourceMessage[] }).getResourcesList();
  return messages.map(stackResource).sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
}

function stackResource(message: StackResourceMessage): PulumiResource {
  const dependencies = [...message.getPropertydependenciesMap().entries()].map(([name, list]) => [name, list.getUrnsList()] as const);
  return resource(message, message.getParent(), Object.fromEntries(dependencies));
}

function resource(
  message: ResourceMessage,
  parent: string | undefined,
  propertyDependencies?: PulumiResource["propertyDependencies"],
): PulumiResource {
  const urn = message.getUrn();
  const type = message.getType();
  // Resources of other packages matter as parents and dependencies only.
  const props = azureAdType(type) === undefined ? {} : closedProperties(message.getProperties()?.toJavaScript());
  const id = props.id;
  return {
    urn,
    type,
    props,
    propertyDependencies: propertyDependencies ?? {},
    parent: parent || undefined,
    id: typeof id === "string" && id ? id : undefined,
    // Of a new one nothing is protected yet.
    imported: typeof props.objectId === "string" && (message.getOptions()?.getProtect() ?? false),
    isStale: true,
    provider: providerOf(message),
    place: placeOf(urn, type, props, propertyDependencies ?? props),
  };
}

function providerOf(message: ResourceMessage): Provider | undefined {
  const provider = message.getProvider();
  if (azureAdType(message.getType()) === undefined || !provider) return undefined;
  const { tenantId } = closedProperties(provider.getProperties()?.toJavaScript());
  return { urn: provider.getUrn(), tenantId: text(tenantId) || undefined };
}

/** In a policy a place is a resource and a path of the properties that a program writes. `inputs` holds their names. */
function placeOf(urn: string, type: string, props: Readonly<Record<string, unknown>>, inputs: object): ResourcePlace {
  const outputs = computedOutputs[azureAdType(type) ?? ""] ?? [];
  const written = (path: PropertyPath): PropertyPath => {
    const name = String(path[0]);
    if (outputs.includes(name) && !(name in inputs)) return [];
    let value: unknown = props;
    const known = path.findIndex((step) => {
      value = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
      return value === undefined;
    });
    return known < 0 ? path : path.slice(0, known);
  };
  return {
    path: urn,
    locate: (path) => ({
      path: urn,
      urn,
      pointer: written(path)
        .map((step) => `/${step}`)
        .join(""),
    }),
  };
}
