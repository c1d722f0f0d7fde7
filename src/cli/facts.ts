import { parseShard } from "../findings/shards/shard";
import { contextGlobs } from "../scan/context";
import { missingPaths, noSuchPath } from "../scan/paths";
import { factsOf } from "../sources/facts/write";
import type { Arguments, Command } from "./command";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { inputOptions, judgeSettingsOf } from "./judge-options";
import { single } from "./options";
import { withProgress } from "./progress";
import { writeFile } from "./write";

export const factsCommand: Command = {
  usage: "facts [paths..]",
  description: "Read a share of the files for all shards of a scan: see `scan --facts`",
  takesPaths: true,
  options: (yargs) =>
    inputOptions(yargs)
      .option("shard", { type: "string", nargs: 1, describe: "Which share of the files, such as 3/16 [1/1]" })
      .option("out", { type: "string", nargs: 1, describe: "The file to write" })
      .example("$0 facts tenants/ --shard 3/16 --out facts/3.ndjson", "The third of sixteen shares"),
  run: facts,
};

async function facts(args: Arguments): Promise<ExitCode> {
  const out = single("--out", args.out);
  if (!out) throw new UsageError("facts needs the file to write to: --out FILE.");
  const settings = judgeSettingsOf(args);
  const { paths, parameters } = settings;
  const exclude = [...settings.exclude, ...contextGlobs(settings.config, paths)];
  const [missing] = missingPaths(paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  const shard = parseShard(single("--shard", args.shard) ?? "1/1");
  await withProgress((onProgress) => Promise.resolve(writeFile(out, factsOf(paths, shard, { exclude, parameters, onProgress }), "facts")));
  return exitCodes.ok;
}
