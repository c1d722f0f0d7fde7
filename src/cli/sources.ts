import { sourceList, sourceText } from "../report/source-list";
import { catalogue } from "../policy/catalogue";
import { allFormats } from "../sources/formats";
import { outputColors, terminalWidth } from "./terminal";
import type { Arguments, Command } from "./command";
import { exitCodes, type ExitCode } from "./exit-code";
import { oneOf } from "./options";
import { writeTo } from "./write";

const formats = ["pretty", "json"] as const;

export const sourcesCommand: Command = {
  usage: "sources",
  description: "List the formats that are read, and what each can show",
  words: { format: () => formats },
  options: (yargs) => yargs.option("format", { type: "string", nargs: 1, describe: `${formats.join(" or ")} [pretty]` }),
  run: sources,
};

async function sources(args: Arguments): Promise<ExitCode> {
  const format = oneOf("--format", args.format, formats, "pretty");
  const { rules } = catalogue();
  const look = { width: terminalWidth(), colors: outputColors() };
  const text = format === "json" ? `${JSON.stringify(sourceList(allFormats, rules), null, 2)}\n` : sourceText(allFormats, rules, look);
  await writeTo(process.stdout, [text]);
  return exitCodes.ok;
}
