import { existsSync } from "node:fs";
import { buildDirectories } from "../directory";
import { counted } from "../text/words";
import type { Arguments, Command } from "./command";
import { configurationFile } from "../config";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { gapsIn } from "./judge-all";
import { pathsArgument } from "./judge-options";
import { allOf, single } from "./options";
import { missingPaths, noSuchPath } from "../scan/paths";
import { readAll } from "./progress";
import { writeFile, writeTo } from "./write";

export const initCommand: Command = {
  usage: "init [paths..]",
  description: `Write a first ${configurationFile}, with the flows that each application may use as comments to confirm`,
  takesPaths: true,
  options: (yargs) =>
    pathsArgument(yargs)
      .option("output", { type: "string", nargs: 1, describe: `The file to write; \`-\` prints it [${configurationFile}]` })
      .option("force", { type: "boolean", describe: "Write over a file that is there" })
      .option("exclude", { type: "string", nargs: 1, describe: "Leave these files out: a glob, repeatable" })
      .example("$0 init export/", "Begin with an exported tenant"),
  run: init,
};

async function init(args: Arguments): Promise<ExitCode> {
  const output = single("--output", args.output) ?? configurationFile;
  if (output !== "-" && existsSync(output) && !args.force) {
    throw new UsageError(`${output} is there already: --force writes over it, --output - prints instead.`);
  }
  const given = [...allOf(args.paths), ...allOf(args["--"])];
  const paths = given.length > 0 ? given : ["."];
  const [missing] = missingPaths(paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  const intake = await readAll({ paths, exclude: allOf(args.exclude) });
  const gaps = gapsIn(intake.diagnostics, intake.declarations.length, paths);
  if (gaps !== undefined) return gaps;
  const { directories } = buildDirectories(intake);
  const { firstFile } = await import("../config/first-file.js");
  const { text, proposed, silent } = firstFile(directories.flatMap(({ applications }) => applications));
  if (output === "-") await writeTo(process.stdout, [text]);
  else {
    writeFile(output, [text], "configuration");
    await writeTo(process.stdout, [
      `${output}: flows proposed for ${counted(proposed, "application")}, none for ${silent}. Confirm each: nothing is in force yet.\n`,
    ]);
  }
  return exitCodes.ok;
}
