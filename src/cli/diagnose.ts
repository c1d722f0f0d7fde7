import type { Command } from "./command";
import { diagnoseOptions, diagnoseWords } from "./diagnose-options";

export const diagnoseCommand: Command = {
  usage: "diagnose [paths..]",
  description: "Walk one token request, or the causes of an error, link by link through the declarations",
  takesPaths: true,
  words: diagnoseWords,
  options: diagnoseOptions,
  run: async (args) => (await import("./diagnose-run.js")).diagnose(args),
};
