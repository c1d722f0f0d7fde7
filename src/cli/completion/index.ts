import { escapeControls } from "../../text/escape";
import type { Arguments, Command } from "../command";
import { type ExitCode, exitCodes, UsageError } from "../exit-code";
import { allOf, oneOf, single } from "../options";
import { writeTo } from "../write";
import { completions } from "./candidates";
import { scripts, shells } from "./scripts";

/** `commandsOf`: every command, this one among them; asked for late. */
export const completionCommand = (commandsOf: () => Readonly<Record<string, Command>>): Command => ({
  usage: "completion [shell]",
  description: "Print what makes a shell complete commands, options and rule ids",
  // The scripts hand over the words of the command line after `--`.
  takesPaths: true,
  words: { "": () => shells },
  options: (yargs) =>
    yargs
      .positional("shell", { type: "string", describe: shells.join(", ") })
      .example("source <($0 completion bash)", "In ~/.bashrc; for zsh alike in ~/.zshrc")
      .example("$0 completion fish | source", "In ~/.config/fish/config.fish"),
  run: (args) => complete(args, commandsOf),
});

async function complete(args: Arguments, commandsOf: () => Readonly<Record<string, Command>>): Promise<ExitCode> {
  const given = single("completion", args.shell);
  if (given === undefined) throw new UsageError(`completion takes the name of a shell: ${shells.join(", ")}.`);
  const text = given === "words" ? wordsText(allOf(args["--"]), commandsOf()) : scripts[oneOf("completion", given, shells, "bash")];
  await writeTo(process.stdout, [text]);
  return exitCodes.ok;
}

/** One candidate a line, its description after a tab; `:files` where paths fit too. */
function wordsText(words: readonly string[], commands: Readonly<Record<string, Command>>): string {
  const { candidates, files } = completions(words, commands, "scan");
  const lines = candidates.map(({ word, description }) => `${word}\t${escapeControls(description)}`);
  return [...lines, ...(files ? [":files"] : [])].map((line) => `${line}\n`).join("");
}
