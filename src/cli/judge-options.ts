import type { Argv } from "yargs";
import { catalogue } from "../policy/catalogue";
import { allOf, countOf, single, timeOf } from "./options";
import type { Arguments } from "./command";
import { toldConfigurationOf, withoutOff } from "./configuration";
import type { ScanSettings } from "../scan/settings";

export function pathsArgument(yargs: Argv): Argv {
  return yargs.positional("paths", {
    type: "string",
    array: true,
    defaultDescription: "current folder",
    describe: "Files and folders to read; `-` is standard input",
  });
}

/** The options of every command that reads inputs. */
export function inputOptions(yargs: Argv): Argv {
  return pathsArgument(yargs)
    .option("exclude", { type: "string", nargs: 1, describe: "Leave these files out: a glob, repeatable" })
    .option("parameters", { type: "string", nargs: 1, describe: "Values for the parameters of Bicep templates: a parameters file (JSON)" })
    .option("config", { type: "string", nargs: 1, describe: "Read this configuration [aadguard.yaml here or above, in the repository]" });
}

/** The options of every command that judges inputs. */
export function judgeOptions(yargs: Argv): Argv {
  return inputOptions(yargs)
    .option("jobs", { type: "string", nargs: 1, describe: "Threads that read and judge [as many as processors, up to 4]" })
    .option("now", {
      type: "string",
      nargs: 1,
      describe: "Judge dates against this time, such as 2026-11-23T00:00:00Z [the current time]",
    });
}

export function judgeSettingsOf(args: Arguments, config = toldConfigurationOf(single("--config", args.config))): ScanSettings {
  // What stands after `--` is a path, whatever it looks like.
  const paths = [...allOf(args.paths), ...allOf(args["--"])];
  return {
    paths: paths.length > 0 ? paths : ["."],
    exclude: [...allOf(args.exclude), ...config.exclude],
    parameters: single("--parameters", args.parameters),
    rules: withoutOff(catalogue().rules, config),
    config,
    jobs: countOf("--jobs", args.jobs, 64),
    now: timeOf(single("--now", args.now)),
    listUndetermined: true,
  };
}
