import type { Draft, Origin } from "./draft";
import type { Links } from "./links";
import type { PropertyPath, PulumiResource } from "./resource";

/** A small resource that adds to an application or to a service principal. */
export interface Part {
  /** The property that names the whole by its resource id. */
  readonly owner: "applicationId" | "servicePrincipalId";
  /** The fields it writes: unknown for everyone it may belong to, where its owner cannot be seen. */
  readonly lists?: readonly string[];
  readonly values?: readonly string[];
  add(draft: Draft, resource: PulumiResource, links: Links): void;
}

/** The origin of a field that a small resource writes. */
export function from(resource: PulumiResource, property: PropertyPath, words?: Origin["words"]): Origin {
  return { resource, property, words };
}
