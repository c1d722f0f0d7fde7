import type { Intake } from "../model/collection";
import { InputError, readInputsAhead } from "../sources";
import { progressOn } from "../cli/progress";
import { UsageError } from "../cli/usage-error";

export interface ReadSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** Threads that read; by default as many as there are processors, up to four. */
  readonly jobs?: number;
}

/** All declarations of some paths, with a progress bar where it takes long. */
export async function readAll({ paths, exclude, jobs }: ReadSettings): Promise<Intake> {
  const progress = await progressOn(process.stderr);
  try {
    return await readInputsAhead(paths, { exclude, threads: jobs, onProgress: progress.report });
  } catch (error) {
    // Gone since the paths were looked at.
    throw error instanceof InputError ? new UsageError(error.message) : error;
  } finally {
    progress.stop();
  }
}
