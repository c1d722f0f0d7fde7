import type { Argv } from "yargs";
import { failOnLevels, undeterminedModes, type FailOn, type UndeterminedMode } from "../findings/outcome";
import type { Look } from "../report/reporter";
import { colorModes, type ColorMode } from "./color";
import type { Arguments } from "./command";
import { lookOf, lookOptions, lookWords } from "./look-options";
import { allOf, oneOf } from "./options";
import { formatNames, outputsOf, type Output } from "./outputs";

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
