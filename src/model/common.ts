import type { Source } from "./place";

/** **declared**: not deployed yet (Pulumi, Terraform, Bicep). **observed**: exported from a tenant, or a manifest. */
export type Origin = "declared" | "observed";

export interface Common {
  readonly source: Source;
  readonly origin: Origin;
  /** Which directory it belongs to: the root of an EntraExporter folder, a stack; `""` for loose files. */
  readonly tenant: string;
  /** The id of the Entra tenant that it is made in, in lower case, where its declaration says so (a provider's `tenantId`). */
  readonly tenantId?: string;
  /**
   * The input holds only part of this object and leaves the rest to someone else (`.get()`, `useExisting`, a request
   * body with a few fields): an absent field stays unknown, even for a declared object.
   */
  readonly partial?: boolean;
  /**
   * Its format writes a part of an object and leaves the rest to others, as a template or the body of a request: the id of that format.
   * What it does not write is nowhere to be exported from; one declaration of the object in another format has it.
   */
  readonly partFormat?: string;
  /**
   * Of an application that code declares: why what belongs to it may be declared or made elsewhere. `imported`: it was there before
   * (`import`, `pulumi import`), and the portal makes a service principal along with it. `stacks`: other stacks belong to this one.
   */
  readonly elsewhere?: "imported" | "stacks";
  /** Whether it is made depends on a condition that cannot be seen (Bicep's `if`): it is judged, and its twin may be what is made in its place. */
  readonly isConditional?: true;
  /** It is looked up (Terraform's data sources) or known from elsewhere (another stack, an export): asked, never judged. */
  readonly context?: true;
  /** The declaration's own name where its format has one: a Pulumi URN, a Terraform address. Others refer to it by this. */
  readonly key?: string;
  /**
   * Links known by dependency where the value is unknown: field name to the `key` of the declaration behind it,
   * e.g. `{ appId: "urn:…::Application::web" }` on a service principal.
   */
  readonly references?: Readonly<Record<string, string>>;
}
