import type { Baseline, Comparable } from "../findings/baseline";
import type { Config } from "../config";
import type { Overview } from "../graph";
import type { Rule } from "../policy/catalogue";
import type { ScanResult } from "../findings/result";
import { earlierInputs } from "./changed-since";
import { readAll } from "./read-inputs";

export interface JudgeInputsSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly Rule[];
  /** RFC 3339. */
  readonly now: string;
  readonly listUndetermined: boolean;
  readonly config: Config;
  /** Threads that evaluate; by default as the engine does. */
  readonly jobs?: number;
  /** Findings that are known. */
  readonly baseline?: Baseline;
  /** A git revision: judges only what has changed since. */
  readonly changedSince?: string;
}

export interface Judged {
  readonly result: ScanResult;
  /** How many declarations of any kind were read. */
  readonly declarations: number;
  /** What can be said about a baseline. */
  readonly run: Comparable;
  /** Each application's verdicts, and who calls whom. */
  readonly overview: () => Overview;
}

/** Reads, links, judges: bytes to the result document. */
export async function judgeInputs(settings: JudgeInputsSettings): Promise<Judged> {
  const earlier = earlierInputs(settings);
  const [intake, { judgeIntake }] = await Promise.all([readAll(settings), load()]);
  return judgeIntake(intake, earlier, settings);
}

/** The engine with its rules and all that comes after, loaded while another thread begins to read. */
async function load() {
  await new Promise(setImmediate);
  return import("./judge-intake.js");
}
