import { existsSync, readFileSync } from "node:fs";
import { configurationFile, noConfig, parseConfig, type Waiver } from "../config";
import { isExpired } from "../findings/apply";
import type { Finding } from "../findings/result";
import { dayOf, timeOf } from "./clock";
import type { Arguments, Command } from "./command";
import { exitCodes, type ExitCode } from "./exit-code";
import { scan } from "../scan/scan";
import { judgeOptions, judgeSettingsOf } from "./judge-options";
import { allOf, single } from "./options";
import { missingPaths, noSuchPath } from "../scan/paths";
import { UsageError } from "./usage-error";
import { writeFile, writeTo } from "./write";

export const waiveCommand: Command = {
  usage: "waive [fingerprint] [paths..]",
  description: `Add a waiver for one finding to ${configurationFile}`,
  takesPaths: true,
  options: (yargs) =>
    judgeOptions(yargs)
      .positional("fingerprint", {
        type: "string",
        describe: "The finding's, as `scan --format json` tells it; its start will do with paths",
      })
      .positional("paths", { defaultDescription: "none", describe: "Where the finding is: it is looked for, and named in a comment" })
      .option("reason", { type: "string", nargs: 1, describe: "Why it is accepted" })
      .option("expires", { type: "string", nargs: 1, describe: "The last day on which it is, such as 2027-01-31" })
      .option("owner", { type: "string", nargs: 1, describe: "Who answers for it" })
      .example("$0 waive 3f1c… --reason 'replaced in May' --expires 2027-05-31 --owner identity@contoso.com export/", ""),
  run: waive,
};

async function waive(args: Arguments): Promise<ExitCode> {
  const path = single("--config", args.config) ?? configurationFile;
  const now = timeOf(single("--now", args.now));
  const terms = termsOf(args, now);
  const config = existsSync(path) || args.config !== undefined ? parseConfig(readConfig(path), path) : noConfig;
  const found = await findingOf(args);
  const fingerprint = found?.fingerprint ?? fullFingerprint(args);
  const known = config.waivers.find((waiver) => waiver.fingerprint === fingerprint);
  if (known) throw new UsageError(`${path}:${known.line}:${known.column}: ${alreadyWaived(known, now)}`);
  if (found?.waiver) throw new UsageError(`A waiver covers this finding already, until ${found.waiver.expires}: ${found.waiver.reason}.`);
  const named = found ? { rule: found.ruleId, about: found.message } : {};
  const { addWaiver } = await import("../config/add-waiver.js");
  const text = existsSync(path) ? readConfig(path) : "";
  const added = addWaiver(text, { ...named, fingerprint, ...terms }, path);
  writeFile(path, [added.text], "configuration");
  await writeTo(process.stdout, [`${path}:${added.line}:${added.column}: waived until ${terms.expires}.\n`]);
  return exitCodes.ok;
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path}: the configuration cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}).`);
  }
}

function termsOf(args: Arguments, now: string): Pick<Waiver, "reason" | "owner" | "expires"> {
  const reason = single("--reason", args.reason)?.trim();
  if (!reason) throw new UsageError("A waiver needs a reason: --reason 'replaced in May'.");
  const expires = dayOf("--expires", single("--expires", args.expires));
  if (isExpired({ expires }, now)) throw new UsageError(`--expires ${expires} is past: such a waiver would not hold.`);
  const owner = single("--owner", args.owner)?.trim();
  return { reason, expires, ...(owner ? { owner } : {}) };
}

function alreadyWaived(waiver: Waiver, now: string): string {
  const until = isExpired(waiver, now) ? `expired on ${waiver.expires}` : `holds until ${waiver.expires}`;
  return `a waiver of this finding is there, and ${until}. Change it there.`;
}

function fullFingerprint(args: Arguments): string {
  const fingerprint = startOf(args);
  if (fingerprint.length === 64) return fingerprint;
  throw new UsageError(`"${fingerprint}" is the start of a fingerprint at most: give all 64 digits, or the paths where the finding is.`);
}

function startOf(args: Arguments): string {
  const fingerprint = single("waive", args.fingerprint)?.toLowerCase();
  if (fingerprint === undefined) throw new UsageError("waive needs the fingerprint of a finding: `aadguard scan --format json` tells it.");
  if (/^[0-9a-f]{8,64}$/.test(fingerprint)) return fingerprint;
  throw new UsageError(`"${fingerprint}" is no fingerprint: it has 64 hexadecimal digits; with paths, the first 8 will do.`);
}

/** The finding, where paths say where to look for it. */
async function findingOf(args: Arguments): Promise<Finding | undefined> {
  const start = startOf(args);
  const paths = [...allOf(args.paths), ...allOf(args["--"])];
  if (paths.length === 0) return undefined;
  const [missing] = missingPaths(paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  const { findings } = (await scan(judgeSettingsOf(args))).document;
  const found = findings.filter(({ fingerprint }) => fingerprint.startsWith(start));
  if (found[0] === undefined) throw new UsageError(`No finding in ${paths.join(", ")} has a fingerprint that starts with ${start}.`);
  if (new Set(found.map(({ fingerprint }) => fingerprint)).size > 1) {
    throw new UsageError(`${found.length} findings have a fingerprint that starts with ${start}: give more of it.`);
  }
  return found[0];
}
