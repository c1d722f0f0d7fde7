import yargs from "yargs";
import { DomainError } from "../model/domain-error";
import { version } from "../model/version";
import { didYouMean } from "../text/suggest";
import type { Arguments, Command } from "./command";
import { commands } from "./commands";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { allOf } from "./options";
import { tell, terminalWidth } from "./terminal";
import { writeTo } from "./write";

/** Runs one command line and says how the process should end. Bad usage is a message, never a stack trace. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await runCommand(argv);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // A configuration may have several mistakes: one line each.
    for (const line of error.message.split("\n")) tell(line);
    return exitCodes.failure;
  }
}

async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  let printed = "";
  const parser = yargs()
    .scriptName("aadguard")
    .usage("$0 [command]\n\nFinds what will fail with AADSTS50000 in Azure AD (Entra ID) applications, before it is deployed.")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "greedy-arrays": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "populate--": true,
      "short-option-groups": false,
      "strip-aliased": true,
    })
    .detectLocale(false)
    .version(version())
    .alias("help", "h")
    .wrap(Math.min(100, terminalWidth()))
    .epilogue("Exit: 0 nothing found at or above --fail-on, 1 findings, 2 usage or unreadable input, 3 no declaration found.")
    .strict()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      // yargs' own errors come as either; those of a command come as `error`.
      throw error && error.name !== "YError" ? error : new UsageError(message ?? error?.message ?? "The command line is not understood.");
    });
  for (const command of Object.values(commands)) {
    parser.command(
      command.usage,
      command.description,
      (builder) => command.options(builder),
      async (args) => {
        exitCode = await command.run(wholly(args as unknown as Arguments, command));
      },
    );
  }
  keepNoHelp(parser);
  try {
    await parser.parseAsync(dashesLast(argv), {}, (_error: unknown, _args: unknown, output: string) => {
      printed = output;
    });
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(clearer(error.message, argv, optionNames(parser))) : error;
  }
  if (printed) await writeTo(process.stdout, [`${printed}\n`]);
  return exitCode;
}

/** Its value may be a lone `-`. */
const outputOption = "--output";

/** The parser drops a lone `-`; after `--` it is kept, as any word there. */
function dashesLast(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  const [given, after] = end < 0 ? [argv, []] : [argv.slice(0, end), argv.slice(end + 1)];
  const before = given.flatMap((word, index) => {
    if (word === "-" && given[index - 1] === outputOption) return [];
    return word === outputOption && given[index + 1] === "-" ? [`${outputOption}=-`] : [word];
  });
  const dashes = before.filter((word) => word === "-");
  return [...before.filter((word) => word !== "-"), ...(dashes.length + after.length > 0 ? ["--", ...dashes, ...after] : [])];
}

/** Nothing of the command line is passed over: only a command that takes paths has a use for what comes after `--`. */
function wholly(args: Arguments, command: Command): Arguments {
  const [word] = command.takesPaths ? [] : allOf(args["--"]);
  if (word !== undefined) throw new UsageError(`"${word}" is one argument too many.`);
  return args;
}

/** With each command the parser lays out its help, in case somebody asks for it later. Here nobody does, and it takes a while. */
function keepNoHelp(parser: ReturnType<typeof yargs>): void {
  const { getInternalMethods } = parser as unknown as { getInternalMethods?(): { getUsageInstance(): { cacheHelpMessage(): void } } };
  const usage = getInternalMethods?.call(parser).getUsageInstance();
  if (usage) usage.cacheHelpMessage = () => {};
}

function optionNames(parser: ReturnType<typeof yargs>): string[] {
  return Object.keys((parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions().key);
}

/** The argument parser's messages in the words of ours, with a hint; ours as they are. */
export function clearer(message: string, argv: readonly string[], options: readonly string[]): string {
  const valueMissing = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  if (valueMissing !== undefined) return `${dashed(valueMissing)} needs a value. \`aadguard --help\` lists them.`;
  const unknown = /^Unknown arguments?: (.*)$/s.exec(message)?.[1]?.split(", ");
  if (unknown === undefined) return message;
  const option = unknown.map(dashed).find((name) => argv.some((word) => word === name || word.startsWith(`${name}=`)));
  if (option === undefined) return `"${unknown[0]}" is one argument too many.`;
  const hint = didYouMean(option, options.map(dashed));
  return `There is no option ${option}.${hint || " `aadguard --help` lists them all."}`;
}

function dashed(name: string): string {
  return name.length > 1 ? `--${name}` : `-${name}`;
}
