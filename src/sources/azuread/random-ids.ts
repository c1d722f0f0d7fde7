import { isUnknown, madeUp } from "../../model/unknown";
import { azureAdType, urnParts, type PropertyPath, type PulumiResource } from "./resource";
import { at } from "./values";

/** Where permission ids stand, by type and property; `*` for each element. */
const idPaths: Readonly<Record<string, readonly PropertyPath[]>> = {
  Application: [
    ["requiredResourceAccesses", "*", "resourceAccesses", "*", "id"],
    ["api", "oauth2PermissionScopes", "*", "id"],
    ["appRoles", "*", "id"],
  ],
  ApplicationPermissionScope: [["scopeId"]],
  ApplicationAppRole: [["roleId"]],
  ApplicationApiAccess: [
    ["scopeIds", "*"],
    ["roleIds", "*"],
  ],
  ApplicationPreAuthorized: [["permissionIds", "*"]],
  AppRoleAssignment: [["appRoleId"]],
};

const isRandomId = ({ type }: PulumiResource): boolean => /^random:index\/randomUuid\d*:/.test(type);

/**
 * Ids that the program takes from `random.RandomUuid` are unknown until it is made, and yet the same wherever one goes. Pulumi says
 * only what a whole property was made from: as many ids as sources, and all alike, are those, in whatever order.
 */
export function withRandomIds(resources: readonly PulumiResource[]): readonly PulumiResource[] {
  const random = new Set(resources.filter(isRandomId).map(({ urn }) => urn));
  if (random.size === 0) return resources;
  return resources.map((resource) => {
    const paths = idPaths[azureAdType(resource.type) ?? ""];
    return paths ? paths.reduce((found, path) => named(found, path, random), resource) : resource;
  });
}

function named(resource: PulumiResource, path: PropertyPath, random: ReadonlySet<string>): PulumiResource {
  const [property = ""] = path;
  const behind = resource.propertyDependencies[property] ?? [];
  const sources = behind.filter((urn) => random.has(urn)).sort();
  // What else may be behind it: nothing but applications, of which the ids of APIs come.
  if (sources.length === 0 || behind.some((urn) => !random.has(urn) && azureAdType(urnParts(urn).type) === undefined)) return resource;
  const places = expanded(resource.props, path).filter((place) => isUnknown(at(resource.props, place)));
  if (places.length !== sources.length || !areAlike(resource.props, places)) return resource;
  const props = places.reduce((changed, place, n) => replaced(changed, place, madeUp(`${sources[n]}`)), resource.props as unknown);
  return { ...resource, props: props as PulumiResource["props"] };
}

/** The places that a path leads to, as far as lists can be seen. */
function expanded(value: unknown, [step, ...rest]: PropertyPath): PropertyPath[] {
  if (step === undefined) return [[]];
  if (isUnknown(value) || typeof value !== "object" || value === null) return [];
  const steps: PropertyPath = step !== "*" ? [step] : Array.isArray(value) ? [...value.keys()] : [];
  return steps.flatMap((one) => expanded((value as Record<string | number, unknown>)[one], rest).map((more) => [one, ...more]));
}

/** Whichever is which, nothing else would be said of them: permissions of one API and type, or exposed in the same way. */
function areAlike(props: unknown, places: readonly PropertyPath[]): boolean {
  const [first, ...others] = places.map((place) => {
    const { type, enabled, allowedMemberTypes } = (at(props, place.slice(0, -1)) ?? {}) as Record<string, unknown>;
    return JSON.stringify([place.slice(0, -2), type, enabled, allowedMemberTypes]);
  });
  return others.every((one) => one === first);
}

function replaced(value: unknown, [step, ...rest]: PropertyPath, by: unknown): unknown {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}
