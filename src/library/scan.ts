import { loadConfig } from "../config";
import { readBaseline } from "../findings/baseline";
import { scan as scanPaths } from "../scan/scan";
import { scanTexts } from "../scan/scan-texts";
import type { Run } from "../scan/settings";
import { settingsOf, type ScanOptions } from "./options";

/**
 * Reads, links and judges declarations. `run.document` is the result document (`--format json`).
 * @throws DomainError for a path that does not exist, and for a configuration, a baseline or a rule that is not valid
 * @throws TypeError without `paths` and `files`, or with both
 */
export async function scan(options: ScanOptions): Promise<Run> {
  const { paths, files, baseline } = options;
  if ((paths === undefined) === (files === undefined)) throw new TypeError("scan takes either paths or files");
  const settings = { ...settingsOf(options, loadConfig), ...(baseline === undefined ? {} : { baseline: readBaseline(baseline) }) };
  return files ? scanTexts(files, settings) : scanPaths(settings);
}
