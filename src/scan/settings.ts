import type { Config } from "../config";
import type { Baseline, Comparable } from "../findings/baseline";
import type { Notice, ScanResult } from "../findings/result";
import type { Shard } from "../findings/shards/shard";
import type { CallGraph } from "../graph";
import type { Rule } from "../policy/catalogue";
import type { Limits } from "../sources";
import type { Requirable } from "./required";

/** What a scan does, one after the other: files to declarations, declarations to directories, verdicts, findings with their places. */
export type Stage = "read" | "link" | "judge" | "find";

export interface ScanSettings {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  /** Globs. */
  readonly exclude: readonly string[];
  /** A parameters file (JSON) for Bicep templates. */
  readonly parameters?: string;
  readonly rules: readonly Rule[];
  /** RFC 3339. */
  readonly now: string;
  /** False leaves the list of undetermined verdicts empty; the counts stay. */
  readonly listUndetermined: boolean;
  readonly config: Config;
  /** What is to be said about where configuration and baseline come from. */
  readonly origin?: readonly Notice[];
  /** How much is read, where it is not as the reader has it. */
  readonly limits?: Partial<Limits>;
  /** Threads that read and judge; by default as the engine does. */
  readonly jobs?: number;
  /** Findings that are known. */
  readonly baseline?: Baseline;
  /** Collections that have to be there, and complete. */
  readonly required?: readonly Requirable[];
  /** A git revision: judges only what has changed since. */
  readonly changedSince?: string;
  /** A folder of facts, read in place of the files. */
  readonly facts?: string;
  /** Judges this part of the subjects only; neighbours are all there. */
  readonly shard?: Shard;
  /** Files read so far, and how many there are where that is known. */
  readonly onProgress?: (done: number, total?: number) => void;
  /** Told at the end of each stage, in their order. */
  readonly onStage?: (ended: Stage) => void;
}

/** One scan, from bytes to the result document. */
export interface Run {
  readonly document: ScanResult;
  /** The files that were read, as users see them. */
  readonly paths: readonly string[];
  /** How many declarations of any kind were read. */
  readonly declarations: number;
  /** What is required and not there, as clauses. */
  readonly lacking: readonly string[];
  /** What can be said about a baseline. */
  readonly comparable: Comparable;
  /** Each application's verdicts, and who calls whom. */
  readonly callGraph: () => CallGraph;
}
