import { readInputsAhead } from "../sources";
import { changesSince, earlierInputs } from "./changed-since";
import type { Run, ScanSettings } from "./settings";

/**
 * Reads, links and judges.
 * @throws DomainError for a path that does not exist, or a revision that git cannot show
 */
export async function scan(settings: ScanSettings): Promise<Run> {
  const earlier = earlierInputs(settings);
  const { paths, exclude, parameters, jobs, onProgress } = settings;
  const [intake, { judgeIntake }] = await Promise.all([
    readInputsAhead(paths, { exclude, parameters, threads: jobs, onProgress }),
    loadJudge(),
  ]);
  settings.onStage?.("read");
  return judgeIntake(intake, settings, earlier && ((directories) => changesSince(earlier, directories, settings)));
}

/** The engine with its rules and all that comes after, loaded while another thread begins to read. */
async function loadJudge() {
  await new Promise(setImmediate);
  return import("./judge.js");
}
