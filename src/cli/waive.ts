import { existsSync, readFileSync } from "node:fs";
import { configurationFile, noConfig, parseConfig, type Waiver } from "../config";
import { isExpired } from "../findings/apply";
import { counted } from "../text/words";
import { dayOf, single, timeOf } from "./options";
import type { Arguments, Command } from "./command";
import { usualConfiguration } from "./configuration";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { judgeOptions } from "./judge-options";
import { coverOf, foundFor, sameIn, wantedOf, type Wanted } from "./waive-subject";
import { writeFile, writeTo } from "./write";

export const waiveCommand: Command = {
  usage: "waive [finding] [paths..]",
  description: `Add a waiver to ${configurationFile}: for one finding, or for a rule and an application`,
  takesPaths: true,
  options: (yargs) =>
    judgeOptions(yargs)
      .positional("finding", {
        type: "string",
        describe: "Its fingerprint, as `scan --verbose` shows it (the start will do with paths); or a rule, with --application",
      })
      .positional("paths", { defaultDescription: "none", describe: "Where the finding is: it is looked for, and named in a comment" })
      .option("application", { type: "string", nargs: 1, describe: "With a rule: display name, client id or URN of the application" })
      .option("reason", { type: "string", nargs: 1, describe: "Why it is accepted" })
      .option("expires", { type: "string", nargs: 1, describe: "The last day on which it is, such as 2027-01-31" })
      .option("owner", { type: "string", nargs: 1, describe: "Who answers for it" })
      .example("$0 waive 3f1c… --reason 'replaced in May' --expires 2027-05-31 --owner identity@contoso.com export/", "")
      .example("$0 waive symmetric-signing-key --application 'Orders API' --reason 'replaced in May' --expires 2027-05-31", ""),
  run: waive,
};

async function waive(args: Arguments): Promise<ExitCode> {
  const path = single("--config", args.config) ?? usualConfiguration() ?? configurationFile;
  const now = timeOf(single("--now", args.now));
  const { wanted, terms } = given(args, now);
  const config = existsSync(path) || args.config !== undefined ? parseConfig(readConfig(path), path) : noConfig;
  const found = await foundFor(wanted, args);
  const cover = coverOf(wanted, found?.[0]);
  const known = sameIn(config, cover);
  if (known) throw new UsageError(`${path}:${known.line}:${known.column}: ${alreadyWaived(known, now)}`);
  const covered = found?.find(({ waiver }) => waiver === null) ? undefined : found?.[0].waiver;
  if (covered) throw new UsageError(`A waiver covers this finding already, until ${covered.expires}: ${covered.reason}.`);
  const about = found && aboutText(found[0].message, found.length);
  const { addWaiver } = await import("../config/add-waiver.js");
  const text = existsSync(path) ? readConfig(path) : "";
  const added = addWaiver(text, { ...(about ? { about } : {}), ...cover, ...terms }, path);
  writeFile(path, [added.text], "configuration");
  await writeTo(process.stdout, [`${path}:${added.line}:${added.column}: waived until ${terms.expires}.\n`]);
  return exitCodes.ok;
}

function aboutText(message: string, count: number): string {
  return count > 1 ? `${message} (and ${counted(count - 1, "finding")} more)` : message;
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path}: the configuration cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}).`);
  }
}

type Terms = Pick<Waiver, "reason" | "owner" | "expires">;

/** What is to be waived, and on which terms. @throws UsageError with a line for each thing that is missing or wrong. */
function given(args: Arguments, now: string): { wanted: Wanted; terms: Terms } {
  const { wanted, problems } = wantedOf(args);
  const all = [...problems];
  const reason = single("--reason", args.reason)?.trim();
  if (!reason) all.push("A waiver needs a reason: --reason 'replaced in May'.");
  const expires = expiryOf(args, now, all);
  const owner = single("--owner", args.owner)?.trim();
  if (all.length > 0 || !wanted || !reason || !expires) throw new UsageError(all.join("\n"));
  return { wanted, terms: { reason, expires, ...(owner ? { owner } : {}) } };
}

function expiryOf(args: Arguments, now: string, problems: string[]): string | undefined {
  try {
    const expires = dayOf("--expires", single("--expires", args.expires));
    if (!isExpired({ expires }, now)) return expires;
    problems.push(`--expires ${expires} is past: such a waiver would not count.`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    problems.push(error.message);
  }
  return undefined;
}

function alreadyWaived(waiver: Waiver, now: string): string {
  const until = isExpired(waiver, now) ? `expired on ${waiver.expires}` : `counts until ${waiver.expires}`;
  return `a waiver of this finding is there, and ${until}. Change it there.`;
}
