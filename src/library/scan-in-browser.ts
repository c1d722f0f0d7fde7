import { ConfigError } from "../config";
import { scanTexts } from "../scan/scan-texts";
import type { Run } from "../scan/settings";
import { settingsOf, type ScanOptions } from "./options";

/** As `scan` of Node.js, of `files` only: a browser has no paths. @throws TypeError without `files` */
export async function scan(options: ScanOptions): Promise<Run> {
  const { files } = options;
  if (files === undefined || options.paths !== undefined || options.baseline !== undefined) {
    throw new TypeError("in a browser, scan takes files, no paths and no baseline");
  }
  return scanTexts(files, settingsOf(options, refusePath));
}

function refusePath(path: string): never {
  throw new ConfigError(`${path}: in a browser, the configuration is given by its text`);
}
