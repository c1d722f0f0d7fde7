import type { Graph } from "../graph";
import { beyondMermaid, dot, mermaid } from "../report/graph/dot-and-mermaid";
import { graphJson } from "../report/graph/json";
import { around, nodesNamed } from "../report/graph/neighbourhood";
import type { Arguments, Command } from "./command";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { judgeAll } from "./judge-all";
import { judgeOptions, judgeSettingsOf } from "./judge-options";
import { countOf, oneOf, single } from "./options";
import { didYouMean } from "../text/suggest";
import { joined } from "../text/words";
import { tell } from "./terminal";
import { version } from "../model/version";
import { writeTo } from "./write";

const formats = ["mermaid", "dot", "json"] as const;

export const graphCommand: Command = {
  usage: "graph [paths..]",
  description: "Draw who calls whom: clients, APIs and service principals, with the broken links",
  takesPaths: true,
  words: { format: () => formats },
  options: (yargs) =>
    judgeOptions(yargs)
      .option("format", { type: "string", nargs: 1, describe: `${formats.join(", ")} [mermaid]` })
      .option("application", {
        type: "string",
        nargs: 1,
        describe: "Only what is around this one: client id, object id, display name or URN",
      })
      .option("depth", { type: "string", nargs: 1, describe: "How many links around it [1]" })
      .example("$0 graph export/ --application 'Orders API'", "What Orders API calls, and who calls it")
      .example("$0 graph export/ --format dot | dot -Tsvg > tenant.svg", "The whole tenant, drawn by Graphviz"),
  run: graph,
};

async function graph(args: Arguments): Promise<ExitCode> {
  const format = oneOf("--format", args.format, formats, "mermaid");
  const application = single("--application", args.application);
  const depth = countOf("--depth", args.depth, 1000);
  if (application === undefined && depth !== undefined)
    throw new UsageError("--depth goes with --application: it counts links around one.");
  const judged = await judgeAll(judgeSettingsOf(args));
  if (typeof judged === "number") return judged;
  const whole = judged.callGraph().graph;
  const shown = application === undefined ? whole : around(whole, named(application, whole), depth ?? 1);
  const pieces = { mermaid, dot, json: (part: Graph) => graphJson(part, version()) }[format](shown);
  await writeTo(process.stdout, format === "mermaid" ? drawable(shown, [...pieces].join("")) : pieces);
  return exitCodes.ok;
}

/** The diagram; people are told where Mermaid will not draw it, since no setting within a diagram changes that. */
function drawable(shown: Graph, diagram: string): string[] {
  const reasons = beyondMermaid(shown, diagram);
  if (reasons.length > 0) {
    tell(`this graph has ${joined(reasons)}: draw what is around one application (--application), or use --format dot.`);
  }
  return [diagram];
}

function named(text: string, whole: Graph): string[] {
  const found = nodesNamed(text, whole);
  if (found.length > 0) return found.map(({ id }) => id);
  const names = whole.nodes.flatMap(({ displayName }) => displayName ?? []);
  const hint = didYouMean(text, [...new Set(names)]);
  throw new UsageError(`No application or service principal of this run is called "${text}" (--application).${hint}`);
}
