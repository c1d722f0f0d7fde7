import type { Locus } from "../../model/place";
import type { Field } from "../../model/unknown";

/** A path into a resource's properties, in Pulumi's own names: `["requiredResourceAccesses", 0, "resourceAppId"]`. */
export type PropertyPath = readonly (string | number)[];

/**
 * One Pulumi resource, whatever it was read from: a policy's arguments, a step of a preview, an exported state.
 * Unknown values are `Unknown` markers, secrets `unknown("secret")`, bookkeeping (`__defaults`) is gone.
 */
export interface PulumiResource {
  readonly urn: string;
  /** Type token: `azuread:index/application:Application`. */
  readonly type: string;
  /** What the program declares, and what the provider computed where that is known. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Of `props` what the program writes itself, where the document tells that from what the provider answered. */
  readonly written?: Readonly<Record<string, unknown>>;
  /** As they were, of a resource that is changed. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** URNs of the resources whose outputs each top-level property was made from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly parent?: string;
  /** The provider's id of the resource: `/applications/<object id>`. */
  readonly id?: string;
  /** Read, not managed (`.get()`). */
  readonly external?: boolean;
  /** There before the program declared it: parts of it may have been made by hand. */
  readonly imported?: boolean;
  /** Looked up for others to use: asked, never judged. */
  readonly isContext?: boolean;
  /** What the provider computed is as it was when the stack was last deployed or refreshed: others may have changed it since. */
  readonly isStale?: boolean;
  /** Made or replaced in the very run that the document tells of: what adds to it is part of that run too. */
  readonly isNew?: boolean;
  readonly provider?: Provider;
  readonly place: ResourcePlace;
}

export interface Provider {
  readonly urn: string;
  /** The tenant that it is configured for; absent where it leaves that to the environment. */
  readonly tenantId?: Field<string>;
}

export interface ResourcePlace {
  /** The file, or "" where there is none (a policy). */
  readonly path: string;
  /** The place of a property; of the nearest part around it where the property itself is not written down. */
  locate(path: PropertyPath): Locus;
}

const prefix = "azuread:index/";

/** `Application` of `azuread:index/application:Application`; undefined for the types of other packages. */
export function azureAdType(token: string): string | undefined {
  return token.startsWith(prefix) ? token.slice(token.indexOf(":", prefix.length) + 1) : undefined;
}

/** `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`; a name may hold `::` itself. */
export function urnParts(urn: string): { type: string; name: string } {
  const [, , types = "", ...name] = urn.split("#")[0]?.split("::") ?? [];
  return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}
