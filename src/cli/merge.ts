import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { outcomeOf } from "../findings/outcome";
import { mergeShards, parseShardDocument, type ShardDocument, ShardError } from "../findings/shards";
import { readText } from "../platform/files";
import { now } from "../platform/stopwatch";
import { catalogue } from "../policy/catalogue";
import type { Arguments, Command } from "./command";
import { toldConfigurationOf } from "./configuration";
import { type ExitCode, exitCodeOf, UsageError } from "./exit-code";
import { warnOf } from "./outputs";
import { allOf, single } from "./options";
import { refuseOverwriting } from "./output-files";
import { outcomeOptions, outcomeSettingsOf, outcomeWords } from "./outcome-options";
import { writeReports } from "./write-reports";

export const mergeCommand: Command = {
  usage: "merge [documents..]",
  description: "Join the JSON documents of `scan --shard` into the result of the whole run",
  takesPaths: true,
  words: outcomeWords,
  options: (yargs) =>
    outcomeOptions(yargs)
      .positional("documents", { type: "string", array: true, describe: "The documents, or folders of them (*.json)" })
      .option("config", { type: "string", nargs: 1, describe: "Read this configuration [aadguard.yaml here or above, in the repository]" })
      .example("$0 merge shards/ --format sarif=aadguard.sarif", "One report of all shards"),
  run: merge,
};

async function merge(args: Arguments): Promise<ExitCode> {
  const started = now();
  const paths = [...allOf(args.documents), ...allOf(args["--"])].flatMap(documentsIn);
  if (paths.length === 0)
    throw new UsageError("merge takes the documents of `aadguard scan --shard … --format json`, or a folder of them.");
  const settings = outcomeSettingsOf(args);
  const { outputs } = settings;
  if (outputs.some(({ reporter }) => reporter.name === "html"))
    throw new UsageError(
      "--format html needs the declarations themselves, which shards' documents do not contain: scan in one run for it.",
    );
  refuseOverwriting(
    outputs,
    paths.map((path) => ({ path, what: "an input" })),
  );
  const config = toldConfigurationOf(single("--config", args.config));
  const { result, ...run } = mergeShards(paths.map(readDocument));
  const asked = new Set(result.coverage.map(({ ruleId }) => ruleId));
  const rules = catalogue().rules.filter(({ id }) => asked.has(id));
  warnOf(result.notices, outputs);
  const outcome = outcomeOf(result, run, settings);
  const callGraph = () => ({ applications: [], graph: { nodes: [], links: [] } });
  await writeReports(result, { ...settings, outcome, rules, config, callGraph }, now() - started);
  return exitCodeOf(outcome.ending);
}

function documentsIn(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => join(path, name));
}

function readDocument(path: string): ShardDocument {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    throw new ShardError(`${path}: the document cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return { path, result: parseShardDocument(text, path) };
}
