import type { Argv } from "yargs";
import type { ExitCode } from "./exit-code";
import type { Given } from "./options";

/** The names of all commands: `commands.ts` has to hold one for each, and hints are made from them. */
export const commandNames = [
  "scan",
  "facts",
  "merge",
  "explain",
  "rules",
  "diagnose",
  "graph",
  "sources",
  "init",
  "baseline",
  "waive",
  "export",
  "completion",
] as const;
export type CommandName = (typeof commandNames)[number];

/** What the parser hands to a command: texts, since every option is declared as one. */
export type Arguments = Readonly<Record<string, Given>> & {
  /** The words that named the command; empty for the default command. */
  readonly _: readonly string[];
};

export interface Command {
  /** yargs' form: `scan [paths..]`; several where one of them is the default (`$0`). */
  readonly usage: string | readonly string[];
  readonly description: string;
  /** Words after `--`, and a lone `-`, are paths of this command. */
  readonly takesPaths?: boolean;
  /** Values that an option can have, by its name, for completion; "" is the word after the command. Other values are paths. */
  readonly words?: Readonly<Record<string, () => readonly string[]>>;
  options(this: void, yargs: Argv): Argv;
  run(this: void, args: Arguments): ExitCode | Promise<ExitCode>;
}
