import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { failOnLevels, outcomeOf, undeterminedModes } from "../findings/outcome";
import { mergeShards, parseShardDocument, type ShardDocument, ShardError } from "../findings/shards";
import { readText } from "../platform/files";
import { now } from "../platform/stopwatch";
import { catalogue } from "../policy/catalogue";
import { colorModes } from "./color";
import type { Arguments, Command } from "./command";
import { configurationOf } from "./configuration";
import { exitCodeOf, type ExitCode } from "./exit-code";
import { lookOf, lookOptions, lookWords } from "./look-options";
import { warnOf } from "./notices";
import { allOf, oneOf, single } from "./options";
import { refuseOverwriting } from "./output-files";
import { formatNames, outputsOf } from "./outputs";
import { UsageError } from "./usage-error";
import { writeReports } from "./write-reports";

export const mergeCommand: Command = {
  usage: "merge [documents..]",
  description: "Join the JSON documents of `scan --shard` into the result of the whole run",
  takesPaths: true,
  words: {
    format: () => formatNames,
    "fail-on": () => failOnLevels,
    undetermined: () => undeterminedModes,
    color: () => colorModes,
    ...lookWords,
  },
  options: (yargs) =>
    lookOptions(yargs)
      .positional("documents", { type: "string", array: true, describe: "The documents, or folders of them (*.json)" })
      .option("format", { type: "string", nargs: 1, describe: "As of `scan`; repeatable [pretty]" })
      .option("fail-on", { type: "string", nargs: 1, describe: `Lowest severity that makes exit 1: ${failOnLevels.join(", ")} [error]` })
      .option("undetermined", { type: "string", nargs: 1, describe: "What could not be judged: ignore, warn, fail (exit 1) [warn]" })
      .option("strict", { type: "boolean", describe: "As of `scan`: what is not whole makes exit 2" })
      .option("config", { type: "string", nargs: 1, describe: "Read this configuration [aadguard.yaml of the current folder]" })
      .option("color", { type: "string", nargs: 1, describe: `${colorModes.join(", ")}; auto heeds NO_COLOR [auto]` })
      .example("$0 merge shards/ --format sarif=aadguard.sarif", "One report of all shards"),
  run: merge,
};

async function merge(args: Arguments): Promise<ExitCode> {
  const started = now();
  const paths = [...allOf(args.documents), ...allOf(args["--"])].flatMap(documentsIn);
  if (paths.length === 0)
    throw new UsageError("merge takes the documents of `aadguard scan --shard … --format json`, or a folder of them.");
  const outputs = outputsOf(allOf(args.format));
  if (outputs.some(({ reporter }) => reporter.name === "html"))
    throw new UsageError(
      "--format html needs the declarations themselves, which shards' documents do not contain: scan in one run for it.",
    );
  refuseOverwriting(
    outputs,
    paths.map((path) => ({ path, what: "an input" })),
  );
  const failOn = oneOf("--fail-on", args["fail-on"], failOnLevels, "error");
  const undetermined = oneOf("--undetermined", args.undetermined, undeterminedModes, "warn");
  const color = oneOf("--color", args.color, colorModes, "auto");
  const config = configurationOf(single("--config", args.config));
  const { result, ...run } = mergeShards(paths.map(readDocument));
  const asked = new Set(result.coverage.map(({ ruleId }) => ruleId));
  const rules = catalogue().rules.filter(({ id }) => asked.has(id));
  warnOf(result.notices, outputs);
  const outcome = outcomeOf(result, run, { failOn, undetermined, strict: Boolean(args.strict) });
  const callGraph = () => ({ applications: [], graph: { nodes: [], links: [] } });
  await writeReports(result, { outputs, color, outcome, rules, config, callGraph, look: lookOf(args) }, now() - started);
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
