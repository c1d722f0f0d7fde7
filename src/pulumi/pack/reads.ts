import { azureAdType, urnParts, type PulumiResource } from "../../sources/azuread/resource";

/**
 * The resources, and those that the program reads (`.get()`) by an id which is not known yet: the engine leaves them out, and only what
 * was made from them names them. Without them a service principal of one might stand for any application of the stack.
 */
export function withReads(resources: readonly PulumiResource[]): readonly PulumiResource[] {
  const known = new Set(resources.map(({ urn }) => urn));
  const read = new Map<string, PulumiResource>();
  for (const resource of resources) {
    for (const urn of Object.values(resource.propertyDependencies).flat()) {
      if (known.has(urn) || read.has(urn)) continue;
      const { type } = urnParts(urn);
      if (azureAdType(type) !== undefined) read.set(urn, readAt(urn, type, resource));
    }
  }
  return read.size === 0 ? resources : [...resources, ...read.values()];
}

/** Nothing of it is known; what was made from it has its provider. */
function readAt(urn: string, type: string, { provider }: PulumiResource): PulumiResource {
  const place = { path: urn, locate: () => ({ path: urn, urn, pointer: "" }) };
  return { urn, type, props: {}, propertyDependencies: {}, external: true, ...(provider && { provider }), place };
}
