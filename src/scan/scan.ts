import type { Intake } from "../model/collection";
import { readInputsAhead } from "../sources";
import type * as Facts from "../sources/facts/read";
import { contextBeside } from "../sources/context";
import { changesSince, earlierInputs } from "./changed-since";
import { contextGlobs, contextOf } from "./context";
import type { Run, ScanSettings } from "./settings";

/**
 * Reads, links and judges.
 * @throws DomainError for a path that does not exist, or a revision that git cannot show, or a context that does not exist
 */
export async function scan(settings: ScanSettings): Promise<Run> {
  const context = contextOf(settings.config);
  const { paths, parameters, jobs, limits, onProgress } = settings;
  const exclude = [...settings.exclude, ...contextGlobs(settings.config, paths)];
  const earlier = earlierInputs({ ...settings, exclude }, context);
  const [intake, { judgeIntake }] = await Promise.all([
    settings.facts === undefined
      ? readInputsAhead(paths, { exclude, parameters, limits, threads: jobs, onProgress })
      : factsIn(settings.facts, paths, { exclude, parameters, limits }),
    loadJudge(),
  ]);
  settings.onStage?.("read");
  const beside = contextBeside(context, intake.declarations);
  const read = [...(intake.paths ?? []), ...(context.paths ?? [])];
  return judgeIntake(
    { ...intake, paths: read, context: beside },
    settings,
    earlier && ((directories) => changesSince(earlier, directories, settings)),
  );
}

async function factsIn(...given: Parameters<typeof Facts.readFacts>): Promise<Intake> {
  const { readFacts } = await import("../sources/facts/read.js");
  return readFacts(...given);
}

/** The engine with its rules and all that comes after, loaded while another thread begins to read. */
async function loadJudge() {
  await new Promise(setImmediate);
  return import("./judge.js");
}
