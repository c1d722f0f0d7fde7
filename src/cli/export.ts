import { cloudNames } from "../model/clouds";
import type { Arguments, Command } from "./command";
import { type ExitCode, UsageError } from "./exit-code";
import { type ExportSettings, layouts } from "./export-run";
import { countOf, oneOf, single } from "./options";

const scripts = ["az", "powershell"] as const;

/** Asks for what the words mean; everything that connects is loaded only when this command runs. */
export const exportCommand: Command = {
  usage: "export [folder]",
  description: "Export from a tenant what the rules can use: the only command that connects to anything",
  words: { cloud: () => cloudNames, layout: () => layouts, print: () => scripts },
  options: (yargs) =>
    yargs
      .positional("folder", { type: "string", describe: "The folder to write to: a new one, or one of an earlier export" })
      .option("tenant", { type: "string", nargs: 1, describe: "The tenant that it has to be: its id or a verified domain" })
      .option("cloud", { type: "string", nargs: 1, describe: `${cloudNames.join(", ")} [global]` })
      .option("layout", {
        type: "string",
        nargs: 1,
        describe: "collections: a file for each collection; objects: a file for each object [collections]",
      })
      .option("check", { type: "boolean", describe: "Only say what could be exported, and which permissions are missing" })
      .option("resume", { type: "boolean", describe: "Go on where an interrupted export stopped" })
      .option("token-command", {
        type: "string",
        nargs: 1,
        describe: "The command that prints a token for Microsoft Graph [az account get-access-token --resource-type ms-graph]",
      })
      .option("request-timeout", { type: "string", nargs: 1, describe: "Seconds to wait for one answer [100]" })
      .option("print", { type: "string", nargs: 1, describe: "Print the script that exports without Node: az, powershell" })
      .example("$0 export export && $0 scan export", "As whoever is signed in with the Azure CLI")
      .example("$0 export --check", "Which permissions are missing")
      .epilogue("Exit: 0 complete, 1 parts of it were refused, 2 failed."),
  run: exportTenant,
};

async function exportTenant(args: Arguments): Promise<ExitCode> {
  const run = await import("./export-run.js");
  const script = single("--print", args.print);
  if (script !== undefined) return run.printScript(oneOf("--print", script, scripts, "az"));
  const settings = settingsOf(args);
  if (args.check) return run.check(settings);
  if (settings.folder === undefined) throw new UsageError("export takes the name of the folder to write to: aadguard export FOLDER.");
  return run.exportTo(settings.folder, settings);
}

function settingsOf(args: Arguments): ExportSettings {
  const tenant = single("--tenant", args.tenant);
  if (tenant !== undefined && !/^[a-z0-9][a-z0-9.-]*$/i.test(tenant))
    throw new UsageError(`"${tenant}" is not a valid value of --tenant: it takes a tenant id or a domain.`);
  const folder = single("folder", args.folder);
  return {
    folder: folder === "" ? undefined : folder,
    cloud: oneOf("--cloud", args.cloud, cloudNames, "global"),
    layout: oneOf("--layout", args.layout, layouts, "collections"),
    tenant,
    command: single("--token-command", args["token-command"]),
    resume: args.resume !== undefined && Boolean(args.resume),
    timeout: (countOf("--request-timeout", args["request-timeout"], 3600) ?? 100) * 1000,
  };
}
