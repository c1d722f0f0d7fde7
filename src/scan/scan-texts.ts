import { readTexts, type InputFile } from "../sources/texts";
import { judgeIntake } from "./judge";
import type { Run, ScanSettings } from "./settings";

/** As `scan`, of files that are given with their content: on this thread, without a file system. */
export function scanTexts(files: readonly InputFile[], settings: ScanSettings): Promise<Run> {
  return judgeIntake(readTexts(files), { ...settings, jobs: 1 });
}
