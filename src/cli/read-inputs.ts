import type { Intake } from "../model/collection";
import { readInputsAhead } from "../sources";
import { withProgress } from "./progress";

export interface ReadSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** Threads that read; by default as many as there are processors, up to four. */
  readonly jobs?: number;
}

/** All declarations of some paths, with a progress bar where it takes long. */
export function readAll({ paths, exclude, jobs }: ReadSettings): Promise<Intake> {
  return withProgress((onProgress) => readInputsAhead(paths, { exclude, threads: jobs, onProgress }));
}
