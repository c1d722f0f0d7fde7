import { type Config, fixedSeverity, noConfig, parseConfig } from "../config";
import { catalogue } from "../policy/catalogue";
import { selectRules } from "../scan/select-rules";
import type { ScanSettings } from "../scan/settings";
import { timeOf } from "../scan/time";
import type { InputFile } from "../sources/texts";

export interface ScanOptions {
  /** Files and folders to read, from the current folder. Either these or `files`. */
  readonly paths?: readonly string[];
  /** Files that are given with their content: nothing is read from disk then. */
  readonly files?: readonly InputFile[];
  /** Globs of files to leave out; only with `paths`. */
  readonly exclude?: readonly string[];
  /** Ask these rules only: ids or globs. */
  readonly rules?: readonly string[];
  /** Leave these rules out: ids or globs. */
  readonly skip?: readonly string[];
  /** The path of an `aadguard.yaml`, or its text. Without it there is no configuration: none is looked for. */
  readonly config?: string | { readonly text: string };
  /** The path of a baseline: its findings are known. */
  readonly baseline?: string;
  /** The time against which dates are judged, RFC 3339; the current time otherwise. */
  readonly now?: string;
  /** Threads that read and judge; only with `paths`. */
  readonly jobs?: number;
  /** A git revision: judges only what has changed since; only with `paths`. */
  readonly changedSince?: string;
}

/** What all ways of scanning share; `load` reads what is named by its path. */
export function settingsOf(options: ScanOptions, load: (path: string) => Config): ScanSettings {
  const { paths = [], exclude = [], jobs, changedSince, rules = [], skip = [], now } = options;
  const config = configOf(options.config, load);
  return {
    paths,
    exclude: [...exclude, ...config.exclude],
    rules: selectRules(catalogue().rules, rules, skip).filter(({ id }) => fixedSeverity(config, id) !== "off"),
    now: timeOf(now),
    listUndetermined: true,
    config,
    ...(jobs === undefined ? {} : { jobs }),
    ...(changedSince === undefined ? {} : { changedSince }),
  };
}

/** What the caller gives as configuration: none, the path of a file, or its text. */
export function configOf(given: ScanOptions["config"], load: (path: string) => Config): Config {
  if (given === undefined) return noConfig;
  return typeof given === "string" ? load(given) : parseConfig(given.text, "aadguard.yaml");
}
