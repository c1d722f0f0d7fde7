import type { PulumiResource } from "../azuread/resource";
import type { Misread } from "../misread";

/** What a file that Pulumi wrote holds. */
export interface PulumiDocument {
  readonly resources: PulumiResource[];
  /** What is missing in it, and how to get it; every text is one diagnostic. */
  readonly gaps: readonly string[];
  /** The resources of ours that are about to be deleted, as a diagnostic; undefined where there are none. */
  readonly deletes?: string;
  /** Resources are missing: nothing that is not there counts as missing in the stack. */
  readonly partial: boolean;
  /** Resources as they were, which the run deletes or replaces. */
  readonly deleted?: readonly PulumiResource[];
  /** Resources that are not what Pulumi writes. */
  readonly misread: readonly Misread[];
}

/** One resource's state as exports and previews write it. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly external?: boolean;
  readonly delete?: boolean;
  readonly importID?: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly sourcePosition?: string;
  readonly stackTrace?: readonly { readonly sourcePosition?: string }[];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether it names a resource and its type: enough to tell the format by. `checkedState` looks at the rest. */
export function isState(value: unknown): value is ResourceState & Record<string, unknown> {
  return isRecord(value) && isUrn(value.urn) && typeof value.type === "string";
}

export function isUrn(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("urn:pulumi:");
}

/** By `import`; `pulumi import` leaves no mark but that it protects what it takes over. */
export function isImported({ importID, protect }: ResourceState): boolean {
  return !!importID || protect === true;
}

/** Whether a step of a preview makes the resource, or another one in its place. */
export function makesAnew(op: string): boolean {
  return op === "create" || op === "replace" || op === "create-replacement";
}
