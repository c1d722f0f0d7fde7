import type { RawObject } from "../fields/notes";
import type { Key } from "./address";
import type { ResourceConfig } from "./configuration";

/** One resource of a plan or a state: an instance where the block has `count` or `for_each`. */
export interface Instance {
  /** `module.team["sales"].azuread_application.app[0]`; of a data source with `data.` before its type. */
  readonly address: string;
  /** `module.team["sales"]`, or "" for the root. */
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly key?: Key;
  /** Attributes as the document holds them; those that are not known yet are left out. */
  readonly values: RawObject;
  /** What of them is unknown: `after_unknown`. */
  readonly unknown: unknown;
  /** What of them is sensitive: `after_sensitive`. */
  readonly sensitive: unknown;
  /** Pointers to the values, and to what says that they are unknown. */
  readonly pointer: string;
  readonly unknownPointer?: string;
  /** Attributes before the plan changes them. */
  readonly before?: RawObject;
  /** Created or replaced by the plan. */
  readonly isNew: boolean;
  /** `import` blocks: the plan takes over what exists. */
  readonly isImported?: boolean;
  /** It leaves the state and stays in the tenant (`removed` with `destroy = false`). */
  readonly isForgotten?: boolean;
  /** Its block in the configuration, where the document holds one. */
  readonly config?: ResourceConfig;
  /** Which provider configuration it is made with: `azuread.partner`. */
  readonly provider?: string;
}

/** The last segment of a provider's or a resource's id. */
export function idOf({ values }: Instance): string | undefined {
  return typeof values["id"] === "string" ? values["id"] : undefined;
}
