import { DomainError } from "../../model/domain-error";
import type { LeftOutPath } from "../files/walk";

export class FactsError extends DomainError {
  override readonly name = "FactsError";
  readonly code = "facts";
}

/**
 * The first line of a file of facts: what a share of a run's files says, one line a file, so that every shard of a scan need not read
 * them all again. `schemaVersion` changes with what the lines mean.
 */
export interface FactsHeader {
  readonly facts: "aadguard";
  readonly schemaVersion: 1;
  readonly version: string;
  readonly shard: { readonly number: number; readonly of: number };
  /** The same for all shares of one run: SHA-256 over its paths and the names of its files. */
  readonly run: string;
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** How many files this share holds. */
  readonly files: number;
  /** Of the whole run: what was walked, and what the walk left out. */
  readonly folders: readonly string[];
  readonly leftOut: readonly LeftOutPath[];
}
