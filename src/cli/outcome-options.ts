import type { Argv } from "yargs";
import { type FailOn, failOnLevels, type UndeterminedMode, undeterminedModes } from "../findings/outcome";
import { severities } from "../policy/verdict";
import { groupings, type Look } from "../report/reporter";
import type { Arguments } from "./command";
import { UsageError } from "./exit-code";
import { allOf, oneOf } from "./options";
import { formatNames, type Output, outputsOf } from "./outputs";
import { type ColorMode, colorModes } from "./terminal";

/** What a run writes, and what decides its exit code. */
export interface OutcomeSettings {
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly undetermined: UndeterminedMode;
  readonly strict: boolean;
  readonly color: ColorMode;
  readonly look: Look;
}

/** The options of every command that ends with reports and an exit code. */
export function outcomeOptions(yargs: Argv): Argv {
  return lookOptions(yargs)
    .option("format", {
      type: "string",
      nargs: 1,
      describe: `${formatNames.join(", ")}; json=FILE writes to a file; repeatable [pretty]`,
    })
    .option("fail-on", { type: "string", nargs: 1, describe: `Lowest severity that makes exit 1: ${failOnLevels.join(", ")} [error]` })
    .option("undetermined", {
      type: "string",
      nargs: 1,
      describe: "What could not be judged: ignore (count only), warn (list), fail (exit 1) [warn]",
    })
    .option("strict", {
      type: "boolean",
      describe: "Exit 2 where something is incomplete, in conflict, unrecognised, truncated or left out (not by --exclude)",
    })
    .option("color", { type: "string", nargs: 1, describe: `${colorModes.join(", ")}; auto heeds NO_COLOR and FORCE_COLOR [auto]` });
}

const lookWords = {
  "min-severity": (): readonly string[] => severities,
  "group-by": (): readonly string[] => groupings,
};

export const outcomeWords = {
  format: (): readonly string[] => formatNames,
  "fail-on": (): readonly string[] => failOnLevels,
  undetermined: (): readonly string[] => undeterminedModes,
  color: (): readonly string[] => colorModes,
  ...lookWords,
};

export function outcomeSettingsOf(args: Arguments): OutcomeSettings {
  return {
    outputs: outputsOf(allOf(args.format)),
    failOn: oneOf("--fail-on", args["fail-on"], failOnLevels, "error"),
    undetermined: oneOf("--undetermined", args.undetermined, undeterminedModes, "warn"),
    strict: Boolean(args.strict),
    color: oneOf("--color", args.color, colorModes, "auto"),
    look: lookOf(args),
  };
}

/** How a report for people looks; nothing here changes what is found, or the exit code. */
function lookOptions(yargs: Argv): Argv {
  return yargs
    .option("min-severity", {
      type: "string",
      nargs: 1,
      describe: `Lowest severity that people are shown: ${severities.join(", ")}; the rest is counted [warning in the terminal]`,
    })
    .option("group-by", { type: "string", nargs: 1, describe: `How the terminal groups findings: ${groupings.join(", ")} [rule]` })
    .option("verbose", { type: "boolean", describe: "Show every finding whole, with its fingerprint, and cut no list" })
    .option("quiet", { type: "boolean", describe: "Show the summary line alone" });
}

function lookOf(args: Arguments): Look {
  const verbose = Boolean(args.verbose);
  const quiet = Boolean(args.quiet);
  if (verbose && quiet) throw new UsageError("--verbose and --quiet contradict each other: give one of them.");
  const minSeverity = args["min-severity"] === undefined ? undefined : oneOf("--min-severity", args["min-severity"], severities, "warning");
  return { ...(minSeverity ? { minSeverity } : {}), groupBy: oneOf("--group-by", args["group-by"], groupings, "rule"), verbose, quiet };
}
