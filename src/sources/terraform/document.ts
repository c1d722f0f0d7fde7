import type { ModuleConfig } from "./configuration";
import type { Instance } from "./instance";
import type { ProviderOf } from "./providers";

/** What a plan or a state holds. */
export interface TerraformDocument {
  /** Resources and data sources of all types: links may lead through any. */
  readonly instances: readonly Instance[];
  /** What the plan deletes, as it was. */
  readonly going: readonly Instance[];
  /** What it makes anew in the place of what it deletes, as it was. */
  readonly replaced?: readonly Instance[];
  readonly root?: ModuleConfig;
  readonly providerOf: ProviderOf;
  /** What is missing in it; every text is one diagnostic. */
  readonly gaps: readonly string[];
  /** Resources are missing: nothing that is not there counts as missing. */
  readonly isPartial: boolean;
}
