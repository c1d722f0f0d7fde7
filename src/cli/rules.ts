import { catalogue } from "../policy/catalogue";
import { ruleList, ruleTable } from "../report/rule-list";
import { outputColors } from "./terminal";
import type { Arguments, Command } from "./command";
import { exitCodes, type ExitCode } from "./exit-code";
import { oneOf } from "./options";
import { writeTo } from "./write";

const formats = ["pretty", "json"] as const;

export const rulesCommand: Command = {
  usage: "rules",
  description: "List the rules",
  words: { format: () => formats },
  options: (yargs) => yargs.option("format", { type: "string", nargs: 1, describe: `${formats.join(" or ")} [pretty]` }),
  run: rules,
};

async function rules(args: Arguments): Promise<ExitCode> {
  const format = oneOf("--format", args.format, formats, "pretty");
  const all = catalogue().rules;
  const colors = outputColors();
  await writeTo(process.stdout, [format === "json" ? `${JSON.stringify(ruleList(all), null, 2)}\n` : ruleTable(all, colors)]);
  return exitCodes.ok;
}
