import type { Argv } from "yargs";
import { severities } from "../policy/verdict";
import { groupings, type Look } from "../report/reporter";
import type { Arguments } from "./command";
import { oneOf } from "./options";
import { UsageError } from "./usage-error";

/** How a report for people looks; nothing here changes what is found, or the exit code. */
export function lookOptions(yargs: Argv): Argv {
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

export const lookWords = {
  "min-severity": (): readonly string[] => severities,
  "group-by": (): readonly string[] => groupings,
};

export function lookOf(args: Arguments): Look {
  const verbose = Boolean(args.verbose);
  const quiet = Boolean(args.quiet);
  if (verbose && quiet) throw new UsageError("--verbose and --quiet contradict each other: give one of them.");
  const minSeverity = args["min-severity"] === undefined ? undefined : oneOf("--min-severity", args["min-severity"], severities, "warning");
  return { ...(minSeverity ? { minSeverity } : {}), groupBy: oneOf("--group-by", args["group-by"], groupings, "rule"), verbose, quiet };
}
