import { baselineCommand } from "./baseline";
import type { Command, CommandName } from "./command";
import { completionCommand } from "./completion";
import { diagnoseCommand } from "./diagnose";
import { explainCommand } from "./explain";
import { exportCommand } from "./export";
import { factsCommand } from "./facts";
import { graphCommand } from "./graph";
import { initCommand } from "./init";
import { mergeCommand } from "./merge";
import { rulesCommand } from "./rules";
import { scanCommand } from "./scan";
import { sourcesCommand } from "./sources";
import { waiveCommand } from "./waive";

/** Every command, in the order of the help. */
export const commands: Readonly<Record<CommandName, Command>> = {
  scan: scanCommand,
  facts: factsCommand,
  merge: mergeCommand,
  explain: explainCommand,
  rules: rulesCommand,
  diagnose: diagnoseCommand,
  graph: graphCommand,
  sources: sourcesCommand,
  init: initCommand,
  baseline: baselineCommand,
  waive: waiveCommand,
  export: exportCommand,
  completion: completionCommand(() => commands),
};
