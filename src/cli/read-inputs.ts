import type { Intake } from "../model/collection";
import { InputError, readInputs } from "../sources";
import { progressOn } from "./progress";
import { UsageError } from "./usage-error";

export interface ReadSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** Threads that read; by default as many as there are processors, up to four. */
  readonly jobs?: number;
}

/** All declarations of some paths, with a progress bar where it takes long. */
export function readAll({ paths, exclude, jobs }: ReadSettings): Intake {
  const progress = progressOn(process.stderr);
  try {
    return readInputs(paths, { exclude, threads: jobs, onProgress: progress.report });
  } catch (error) {
    // Gone since the paths were looked at.
    throw error instanceof InputError ? new UsageError(error.message) : error;
  } finally {
    progress.stop();
  }
}
