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
