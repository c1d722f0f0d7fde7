import { RevisionError } from "../changes";
import { outcomeOf } from "../findings/outcome";
import { parseShard, type Shard } from "../findings/shards/shard";
import { now } from "../platform/stopwatch";
import { catalogue } from "../policy/catalogue";
import { missingPaths } from "../scan/paths";
import { requirable } from "../scan/required";
import { scan as runScan } from "../scan/scan";
import { selectRules } from "../scan/select-rules";
import type { Run, ScanSettings as RunSettings } from "../scan/settings";
import { didYouMean, suggestions } from "../text/suggest";
import { type Arguments, type Command, commandNames } from "./command";
import { withoutOff } from "./configuration";
import { decisionsOf } from "./decisions-from";
import { type ExitCode, exitCodeOf, UsageError } from "./exit-code";
import { limitOptions, limitsOf } from "./limit-options";
import { judgeOptions, judgeSettingsOf } from "./judge-options";
import { warnOf } from "./outputs";
import { listOf, oneOf, single } from "./options";
import { outcomeOptions, type OutcomeSettings, outcomeSettingsOf, outcomeWords } from "./outcome-options";
import { refuseOverwriting, refuseReplacing } from "./output-files";
import { withProgress } from "./progress";
import { standardError } from "./standard-error";
import { tell } from "./terminal";
import { optimiseLater } from "./tiering";
import { runWithin, secondsOf } from "./timeout";
import { Timings } from "./timings";
import { writeReports } from "./write-reports";

export const scanCommand: Command = {
  usage: ["scan [paths..]", "$0"],
  description: "Judge exported or declared applications and service principals (the default command)",
  takesPaths: true,
  words: {
    require: () => requirable,
    rule: ruleIds,
    skip: ruleIds,
    ...outcomeWords,
  },
  options: (yargs) =>
    limitOptions(outcomeOptions(judgeOptions(yargs)))
      .option("require", {
        type: "string",
        nargs: 1,
        describe: `Exit 2 where one of these is missing or not complete: ${requirable.join(", ")}`,
      })
      .option("rule", { type: "string", nargs: 1, describe: "Ask these rules only: ids or globs, comma lists, repeatable" })
      .option("skip", { type: "string", nargs: 1, describe: "Leave these rules out: as --rule" })
      .option("baseline", {
        type: "string",
        nargs: 1,
        describe: "Findings of this file are known: only others count; `none` for none [aadguard-baseline.json next to aadguard.yaml]",
      })
      .option("decisions-from", {
        type: "string",
        nargs: 1,
        describe: "Take aadguard.yaml and the baseline from this git revision: a pull request cannot waive its own faults",
      })
      .option("changed-since", {
        type: "string",
        nargs: 1,
        describe: "Judge only what has changed since this git revision, and its neighbours",
      })
      .option("shard", {
        type: "string",
        nargs: 1,
        describe: "Judge one part of the subjects, such as 3/16; `merge` joins the parts' JSON",
      })
      .option("facts", { type: "string", nargs: 1, describe: "Read what `facts` has read already: a folder with all its shares" })
      .option("timeout", { type: "string", nargs: 1, describe: "Seconds after which the scan ends with exit 2, done or not" })
      .option("timings", { type: "boolean", describe: "Say on standard error where the time went" })
      .example("$0 scan export/", "Judge a folder of exported JSON")
      .example("az ad app list --all | $0 scan -", "Judge what a command prints"),
  run: scan,
};

function ruleIds(): string[] {
  return catalogue().rules.map(({ id }) => id);
}

interface ScanSettings extends RunSettings, OutcomeSettings {}

async function scan(args: Arguments): Promise<ExitCode> {
  const seconds = secondsOf(single("--timeout", args.timeout));
  if (seconds !== undefined) return runWithin(seconds);
  const settings = settingsOf(args);
  const missing = missingPaths(settings.paths);
  if (missing.length > 0) return refusePaths(missing, args, settings);
  optimiseLater(settings.paths);
  const started = now();
  const timings = args.timings ? new Timings() : undefined;
  const run = await judged({ ...settings, onStage: (stage) => timings?.end(stage) });
  refuseReplacing(settings.outputs, run.paths);
  const { document, callGraph } = run;
  warnOf(document.notices, settings.outputs);
  const outcome = outcomeOf(document, run, settings);
  await writeReports(document, { ...settings, callGraph, outcome }, now() - started);
  timings?.end("report");
  timings?.lines(document.summary).forEach((line) => standardError().write(`${line}\n`));
  return exitCodeOf(outcome.ending);
}

/** A revision that git cannot show is a mistake in the option that names it. */
async function judged(settings: ScanSettings): Promise<Run> {
  try {
    return await withProgress((onProgress) => runScan({ ...settings, onProgress }));
  } catch (error) {
    throw error instanceof RevisionError ? new UsageError(`--changed-since: ${error.message}`) : error;
  }
}

/** Programs that read the report get one that says so; people read it on standard error. */
async function refusePaths(missing: readonly string[], args: Arguments, settings: ScanSettings): Promise<ExitCode> {
  if (args._.length === 0) refuseMisspeltCommand(missing[0] ?? "", commandNames);
  const { nothingRun } = await import("../scan/paths.js");
  const run = nothingRun(missing, settings);
  const { document, callGraph } = run;
  const outcome = outcomeOf(document, run, settings);
  for (const { path, message } of document.diagnostics) tell(`${path}: ${message}`);
  const outputs = settings.outputs.filter(({ reporter }) => reporter.audience === "programs");
  await writeReports(document, { ...settings, callGraph, outcome, outputs }, 0);
  return exitCodeOf(outcome.ending);
}

/** What a baseline knows, and what has changed, is found in whole runs. */
function shardOf(args: Arguments, hasBaseline: boolean): Shard | undefined {
  const given = single("--shard", args.shard);
  if (given === undefined) return undefined;
  if (hasBaseline) throw new UsageError("--shard does not go with a baseline, which needs the whole run: --baseline none leaves it out.");
  if (args["changed-since"] !== undefined) throw new UsageError("--shard does not go with --changed-since, which needs the whole run.");
  return parseShard(given);
}

function settingsOf(args: Arguments): ScanSettings {
  const { config, baseline, origin } = decisionsOf(args);
  const judging = judgeSettingsOf(args, config);
  const outcome = outcomeSettingsOf(args);
  const shard = shardOf(args, baseline !== undefined);
  refuseOverwriting(outcome.outputs, [
    ...judging.paths.map((path) => ({ path, what: "an input" as const })),
    ...(baseline ? [{ path: baseline.path, what: "the baseline" as const }] : []),
    ...(judging.parameters === undefined ? [] : [{ path: judging.parameters, what: "the parameters" as const }]),
    ...(judging.config.path === undefined ? [] : [{ path: judging.config.path, what: "the configuration" as const }]),
  ]);
  return {
    ...judging,
    ...outcome,
    rules: withoutOff(selectRules(catalogue().rules, listOf(args.rule), listOf(args.skip)), judging.config),
    baseline,
    origin,
    limits: limitsOf(args),
    changedSince: single("--changed-since", args["changed-since"]),
    shard,
    facts: single("--facts", args.facts),
    required: listOf(args.require).map((name) => oneOf("--require", name, requirable, "applications")),
    listUndetermined: outcome.undetermined !== "ignore",
  };
}

/** Without a command, a word that is not a path may have been meant as one: `aadguard scna`. */
function refuseMisspeltCommand(word: string, commands: readonly string[]): void {
  if (suggestions(word, commands).length === 0) return;
  throw new UsageError(`There is no command and no path "${word}".${didYouMean(word, commands)}`);
}
