import { closedProperties } from "../azuread/closed";
import type { PulumiResource } from "../azuread/resource";
import { isRecord, isState, type PulumiDocument, type ResourceState } from "./document";
import { placeIn } from "./place";
import { providersIn } from "./providers";

/** `pulumi stack export` (deployment version 3), with or without `--show-secrets`. */
export function isStackExport(value: unknown): boolean {
  return isRecord(value) && typeof value.version === "number" && statesOf(value).length > 0;
}

/** Both the declared inputs and what the provider answered; what the provider answered is what exists. */
export function readStackExport(value: unknown, path: string, pointer: string): PulumiDocument {
  const states = statesOf(value);
  const providers = providersIn(states.map(([state]) => state));
  const resources = states
    .filter(([state]) => state.delete !== true)
    .map(([state, index]): PulumiResource => ({
      urn: state.urn,
      type: state.type,
      props: { ...closedProperties(state.inputs), ...notNull(closedProperties(state.outputs)) },
      propertyDependencies: state.propertyDependencies ?? {},
      parent: state.parent,
      id: state.id,
      external: state.external === true,
      provider: providers(state.provider),
      place: placeIn({ path, pointer: `${pointer}/deployment/resources/${index}` }, state),
    }));
  return { resources, gaps: [], partial: false };
}

function statesOf(value: unknown): [ResourceState, number][] {
  const deployment = isRecord(value) ? value.deployment : undefined;
  const resources = isRecord(deployment) && Array.isArray(deployment.resources) ? (deployment.resources as unknown[]) : [];
  return resources.flatMap((state, index): [ResourceState, number][] => (isState(state) ? [[state, index]] : []));
}

function notNull(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
