import type { Locus } from "../../model/place";
import type { PropertyPath, PulumiResource } from "../azuread/resource";
import { outputsToCome } from "../azuread/computed-outputs";
import { pointerOf } from "../json/pointer";
import type { TerraformDocument } from "./document";
import { idOf, type Instance } from "./instance";
import { Markers } from "./markers";
import { Modules } from "./modules";
import { Overlay, type Overlaid } from "./overlay";
import { Resolver } from "./resolver";
import { onlyWritten, propertiesOf, writtenPath } from "./shape";
import { dialectOf, modern, type Renamed } from "./spelling";
import { declares, looksUp, tokenOf } from "./types";

/** The azuread resources and look-ups of a plan or a state, as the azuread room takes them. */
export function resourcesOf({ instances, root, providerOf }: TerraformDocument, path: string): PulumiResource[] {
  const modules = root && new Modules(root, instances);
  const resolver = modules && new Resolver(modules);
  // What is managed comes first: of two that stand for the same, it counts.
  const ours = [
    ...instances.filter(({ mode, type }) => mode === "managed" && declares(type)),
    ...instances.filter(({ mode, type }) => mode === "data" && looksUp(type)),
  ];
  return ours.map((instance) => {
    const scope = modules?.scopeOf(instance);
    const markers = resolver && scope ? new Markers(resolver, scope) : undefined;
    const overlaid = new Overlay(
      instance,
      markers,
      (attribute) => Markers.own(instance, attribute),
      (expression) => (resolver && scope ? resolver.meaning(expression, scope).values : []),
    ).read();
    return resourceOf(instance, overlaid, providerOf, path);
  });
}

/** What the plan deletes or replaces, as it was. */
export function deletedOf({ going, replaced = [], providerOf }: TerraformDocument, path: string): PulumiResource[] {
  const ours = [...going, ...replaced].filter(({ mode, type }) => mode === "managed" && declares(type));
  const own = (instance: Instance) => (attribute: string) => Markers.own(instance, attribute);
  return ours.map((instance) => resourceOf(instance, new Overlay(instance, undefined, own(instance), () => []).read(), providerOf, path));
}

function resourceOf(
  instance: Instance,
  { values, behind }: Overlaid,
  providerOf: TerraformDocument["providerOf"],
  path: string,
): PulumiResource {
  const { type, values: now, renamed } = modern(instance.type, values);
  const token = tokenOf(type);
  const provider = providerOf(instance);
  const id = idOf(instance);
  const properties = propertiesOf(now);
  return {
    urn: instance.address,
    type: token,
    props: instance.isNew ? { ...outputsToCome(token, properties), ...properties } : properties,
    ...writtenIn(instance, values, properties),
    propertyDependencies: dependenciesOf(behind, renamed),
    ...(id === undefined ? {} : { id }),
    external: instance.mode === "data" || instance.isForgotten === true,
    isContext: instance.mode === "data" || instance.isForgotten === true,
    isNew: instance.isNew,
    imported: instance.isImported === true && !instance.isNew,
    ...(provider ? { provider: { urn: provider.name, tenantId: provider.tenantId } } : {}),
    place: { path, locate: (property) => locate(instance, renamed, property, path) },
  };
}

/** What a plan tells of what the configuration writes, and of what was before. */
function writtenIn(
  { isNew, config, type, before }: Instance,
  values: Overlaid["values"],
  properties: PulumiResource["props"],
): Pick<PulumiResource, "written" | "before"> {
  if (!config) return {};
  const named = (attributes: Record<string, unknown>): PulumiResource["props"] => propertiesOf(modern(type, attributes).values);
  return {
    // Of what is made anew nothing else is there, and `dynamic` blocks are missing in the configuration.
    written: isNew ? properties : named(onlyWritten(values, config.expressions)),
    ...(before ? { before: named({ ...before }) } : {}),
  };
}

/** The addresses behind each top property, in the property's present name. */
function dependenciesOf(behind: Overlaid["behind"], renamed: readonly Renamed[]): Record<string, string[]> {
  const dependencies: Record<string, string[]> = {};
  for (const [attribute, instances] of behind) {
    const moved = renamed.find(({ written }) => written[0] === attribute)?.now[0] ?? attribute;
    const [property = attribute] = Object.keys(propertiesOf({ [moved]: true }));
    dependencies[property] = instances.map(({ address }) => address);
  }
  return dependencies;
}

function locate(instance: Instance, renamed: readonly Renamed[], property: PropertyPath, path: string): Locus {
  const { address, values, unknown, pointer, unknownPointer } = instance;
  const written = writtenPath(property, renamed, values);
  const about = { path, address, dialect: dialectOf(instance) };
  if (written.length > 0 || unknownPointer === undefined) return { ...about, pointer: pointer + pointerOf(written) };
  const unseen = writtenPath(property, renamed, unknown);
  return { ...about, pointer: unseen.length > 0 ? unknownPointer + pointerOf(unseen) : pointer };
}
