import { closedProperties } from "../azuread/closed";
import type { PulumiResource } from "../azuread/resource";
import type { Misread } from "../misread";
import { checkedState } from "./checked-state";
import { isImported, isRecord, isState, type PulumiDocument, type ResourceState } from "./document";
import { placeIn } from "./place";
import { providersIn } from "./providers";

/** `pulumi stack export` (deployment version 3), with or without `--show-secrets`. */
export function isStackExport(value: unknown): boolean {
  return isRecord(value) && typeof value.version === "number" && resourcesOf(value).some(isState);
}

/** Both the declared inputs and what the provider answered; what the provider answered is what exists. */
export function readStackExport(value: unknown, path: string, pointer: string): PulumiDocument {
  const misread: Misread[] = [];
  const states = resourcesOf(value).flatMap((resource, index): [ResourceState, string][] => {
    const place = `${pointer}/deployment/resources/${index}`;
    const state = checkedState(resource, place, misread);
    return state ? [[state, place]] : [];
  });
  const providers = providersIn(states.map(([state]) => state));
  const resources = states
    .filter(([state]) => state.delete !== true)
    .map(([state, place]): PulumiResource => ({
      urn: state.urn,
      type: state.type,
      props: { ...closedProperties(state.inputs), ...notNull(closedProperties(state.outputs)) },
      propertyDependencies: state.propertyDependencies ?? {},
      parent: state.parent,
      id: state.id,
      external: state.external === true,
      imported: isImported(state),
      isStale: true,
      provider: providers(state.provider),
      place: placeIn({ path, pointer: place }, state),
    }));
  return { resources, gaps: [], partial: misread.length > 0, misread };
}

function resourcesOf(value: unknown): readonly unknown[] {
  const deployment = isRecord(value) ? value.deployment : undefined;
  return isRecord(deployment) && Array.isArray(deployment.resources) ? (deployment.resources as unknown[]) : [];
}

function notNull(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
