import type { Argv } from "yargs";
import type { Command } from "../command";

/** The options that a command declares, with their descriptions. */
export function optionsOf(command: Command): Map<string, string> {
  const options = new Map([["help", "Show help"]]);
  const recorder: Argv = new Proxy({} as Argv, {
    get: (_, method) => (name: string, settings: { readonly describe?: string }) => {
      if (method === "option") options.set(name, settings.describe ?? "");
      return recorder;
    },
  });
  command.options(recorder);
  return options;
}
