import type { Argv } from "yargs";
import { everyFlow } from "../diagnose/flows";
import { assertions } from "../diagnose/request";
import type { Arguments, Command } from "./command";
import { toldConfigurationOf } from "./configuration";
import { UsageError } from "./exit-code";
import type { DiagnoseSettings } from "./diagnose-run";
import { pathsArgument } from "./judge-options";
import { allOf, oneOf, single, timeOf } from "./options";
import { colorModes } from "./terminal";

const formats: readonly DiagnoseSettings["format"][] = ["pretty", "json", "markdown"];

function diagnoseOptions(yargs: Argv): Argv {
  const text = (describe: string) => ({ type: "string", nargs: 1, describe }) as const;
  return pathsArgument(yargs)
    .option("client", text("Who asks: client id, display name, identifier URI or Pulumi URN"))
    .option("resource", text("What is asked for: as --client; Microsoft's APIs by name, id or URI"))
    .option("flow", text(everyFlow.join(", ")))
    .option("scope", text("The scope of the request, such as 'User.Read openid' [/.default]"))
    .option("authority", text("common, organizations, consumers or a tenant, or its address [the tenant that was exported]"))
    .option("user", text("The user: address or object id"))
    .option("assertion", text(`What is exchanged on behalf of the user: ${assertions.join(" or ")}`))
    .option("redirect-uri", text("The redirect URI that the request sends, to compare with what is registered"))
    .option("issuer", text("The `iss` of the external token that is exchanged, to compare with the federated credentials"))
    .option("subject", text("The `sub` of the external token"))
    .option("audience", text("The `aud` of the external token"))
    .option("all", { type: "boolean", describe: "Show every link of the request, and every other possible cause" })
    .option("error", text("An error message with its AADSTS code, or the JSON of the error response"))
    .option("format", text(`${formats.join(", ")} [pretty]`))
    .option("config", text("The configuration [aadguard.yaml here or above, in the repository]"))
    .option("exclude", text("Leave these files out: a glob, repeatable"))
    .option("now", text("Judge dates against this time, such as 2026-11-23T00:00:00Z [the current time]"))
    .option("color", text(`${colorModes.join(", ")}; auto heeds NO_COLOR and FORCE_COLOR [auto]`))
    .example("$0 diagnose --client orders-web --resource api://orders --flow deviceCode export/", "Will this client get a token?")
    .example("$0 diagnose --error 'AADSTS50000: There was an error issuing a token ...' export/", "What may have led to this error?");
}

/** For completion. */
const diagnoseWords = {
  flow: () => everyFlow,
  assertion: () => assertions,
  format: () => formats,
  color: () => colorModes,
};

export const diagnoseCommand: Command = {
  usage: "diagnose [paths..]",
  description: "Find the cause of an error, or check one token request step by step",
  takesPaths: true,
  words: diagnoseWords,
  options: diagnoseOptions,
  run: async (args) => (await import("./diagnose-run.js")).diagnose(diagnoseSettings(args)),
};

function diagnoseSettings(args: Arguments): DiagnoseSettings {
  const paths = [...allOf(args.paths), ...allOf(args["--"])];
  const config = toldConfigurationOf(single("--config", args.config));
  if (Array.isArray(args.error)) throw new UsageError("--error can be given once only.");
  const error = single("--error", args.error);
  const client = single("--client", args.client);
  const redirectUri = single("--redirect-uri", args["redirect-uri"]);
  if (client === undefined && error === undefined && redirectUri === undefined)
    throw new UsageError("diagnose needs --client with --resource and --flow, or --error, or --redirect-uri.");
  return {
    paths: paths.length > 0 ? paths : ["."],
    exclude: [...config.exclude, ...allOf(args.exclude)],
    error,
    request: {
      client,
      resource: single("--resource", args.resource),
      flow: choice("--flow", args.flow, everyFlow),
      scope: single("--scope", args.scope),
      authority: single("--authority", args.authority),
      user: single("--user", args.user),
      redirectUri,
      issuer: single("--issuer", args.issuer),
      subject: single("--subject", args.subject),
      audience: single("--audience", args.audience),
      assertion: choice("--assertion", args.assertion, assertions),
    },
    all: Boolean(args.all),
    format: oneOf("--format", args.format, formats, "pretty"),
    config,
    now: timeOf(single("--now", args.now)),
    color: oneOf("--color", args.color, colorModes, "auto"),
  };
}

function choice<T extends string>(option: string, given: Arguments[string], choices: readonly T[]): T | undefined {
  return given === undefined ? undefined : oneOf(option, given, choices, choices[0] as T);
}
