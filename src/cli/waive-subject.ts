import type { Config, Match, Waiver } from "../config";
import { matches } from "../config/match";
import type { Finding } from "../findings/result";
import { catalogue } from "../policy/catalogue";
import { missingPaths, noSuchPath } from "../scan/paths";
import { scan } from "../scan/scan";
import { didYouMean } from "../text/suggest";
import { counted } from "../text/words";
import type { Arguments } from "./command";
import { judgeSettingsOf } from "./judge-options";
import { allOf, single } from "./options";
import { UsageError } from "./exit-code";

/** What a waiver is to cover: one finding by its fingerprint (or the start of it), or a rule's findings of one application. */
export type Wanted = { readonly start: string } | { readonly rule: string; readonly application: string };

/** What the command line names, and what is wrong with that. */
export function wantedOf(args: Arguments): { readonly wanted?: Wanted; readonly problems: readonly string[] } {
  const word = single("waive", args.finding);
  const application = single("--application", args.application);
  if (word === undefined) {
    return { problems: ["waive needs the fingerprint of a finding (`aadguard scan --verbose` shows it), or a rule with --application."] };
  }
  const ruleIds = catalogue().rules.map(({ id }) => id);
  if (ruleIds.includes(word)) {
    if (application === undefined) return { problems: [`${word} is a rule: name the application too (--application 'Orders API').`] };
    return { wanted: { rule: word, application }, problems: [] };
  }
  const start = word.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(start)) {
    const hint = didYouMean(word, ruleIds);
    return { problems: [`"${word}" is neither a rule nor a fingerprint (64 hexadecimal digits; with paths, the first 8 will do).${hint}`] };
  }
  if (application !== undefined) return { problems: ["--application goes with a rule; a fingerprint names one finding already."] };
  if (start.length < 64 && pathsOf(args).length === 0) {
    return { problems: [`"${word}" is the start of a fingerprint at most: give all 64 digits, or the paths where the finding is.`] };
  }
  return { wanted: { start }, problems: [] };
}

/** The findings that are meant, where paths say where to look; undefined without paths. */
export async function foundFor(wanted: Wanted, args: Arguments): Promise<readonly [Finding, ...Finding[]] | undefined> {
  const paths = pathsOf(args);
  if (paths.length === 0) return undefined;
  const [missing] = missingPaths(paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  const { findings } = (await scan(judgeSettingsOf(args))).document;
  const found = findings.filter((finding) => isWanted(finding, wanted));
  const [first, ...more] = found;
  if (first === undefined) throw new UsageError(nothingFits(wanted, paths));
  if ("start" in wanted && new Set(found.map(({ fingerprint }) => fingerprint)).size > 1) {
    throw new UsageError(`${counted(found.length, "finding")} have a fingerprint that starts with ${wanted.start}: give more of it.`);
  }
  return [first, ...more];
}

/** What the waiver says of whom it covers. */
export function coverOf(wanted: Wanted, found: Finding | undefined): Pick<Waiver, "rule" | "match" | "fingerprint"> {
  if ("rule" in wanted) return { rule: wanted.rule, match: matchOf(wanted.application) };
  return { ...(found ? { rule: found.ruleId } : {}), fingerprint: found?.fingerprint ?? wanted.start };
}

/** A waiver that says the same already. */
export function sameIn(config: Config, cover: ReturnType<typeof coverOf>): Waiver | undefined {
  return config.waivers.find(({ fingerprint, rule, match }) =>
    cover.fingerprint === undefined
      ? fingerprint === undefined && rule === cover.rule && JSON.stringify(match) === JSON.stringify(cover.match)
      : fingerprint === cover.fingerprint,
  );
}

function pathsOf(args: Arguments): string[] {
  return [...allOf(args.paths), ...allOf(args["--"])];
}

function isWanted({ fingerprint, ruleId, subject }: Finding, wanted: Wanted): boolean {
  if ("start" in wanted) return fingerprint.startsWith(wanted.start);
  return ruleId === wanted.rule && matches(matchOf(wanted.application), subject);
}

function matchOf(application: string): Match {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(application)) return { appId: application };
  return application.startsWith("urn:pulumi:") ? { urn: application } : { displayName: application };
}

function nothingFits(wanted: Wanted, paths: readonly string[]): string {
  const where = `No finding in ${paths.join(", ")}`;
  if ("start" in wanted) return `${where} has a fingerprint that starts with ${wanted.start}.`;
  return `${where} is one of ${wanted.rule} about "${wanted.application}": give the application's display name, client id or URN.`;
}
