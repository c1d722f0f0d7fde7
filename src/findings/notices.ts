import type { Declaration } from "../model/declarations";
import { identityOf } from "../policy/identity";
import type { Finding, Notice } from "./result";
import { covers, isExpired } from "./apply";
import type { ApplicationEntry, Config, Waiver } from "../config/config";
import { Matcher } from "../config/match";

/** What a run has seen of what the file speaks about. */
export interface Seen {
  readonly findings: readonly Finding[];
  readonly declarations: readonly Declaration[];
  /** RFC 3339. */
  readonly now: string;
  /** Ids of the rules that ran: a waiver of another rule may well have its finding. All of them by default. */
  readonly rules?: ReadonlySet<string>;
}

/** What is to be said about the file itself: waivers that have expired, entries that fit nothing. In the file's order. */
export function notices(config: Config, seen: Seen): Notice[] {
  const path = config.path ?? "aadguard.yaml";
  const notice = (kind: Notice["kind"], { path: own, line, column }: Waiver | ApplicationEntry, message: string): Notice => ({
    kind,
    path: own ?? path,
    line,
    column,
    message,
  });
  const used = usedEntries(config.applications, seen);
  return [
    ...config.applications
      .filter((entry) => !used.has(entry))
      .map((entry) => notice("application-unused", entry, "this entry fits no application of this run.")),
    ...config.waivers.flatMap((waiver) => {
      if (isExpired(waiver, seen.now))
        return [notice("waiver-expired", waiver, `this waiver expired on ${waiver.expires} and no longer counts.`)];
      return isUnused(waiver, seen) ? [notice("waiver-unused", waiver, "this waiver fits no finding of this run.")] : [];
    }),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function isUnused(waiver: Waiver, { findings, rules }: Seen): boolean {
  if (rules !== undefined && waiver.rule !== undefined && !rules.has(waiver.rule)) return false;
  return !findings.some((finding) => covers(waiver, finding));
}

function usedEntries(entries: readonly ApplicationEntry[], { declarations }: Seen): Set<ApplicationEntry> {
  const matcher = new Matcher(entries);
  const applications = entries.length === 0 ? [] : declarations.filter(({ kind }) => kind === "application");
  return new Set(applications.flatMap((declaration) => matcher.fitting(identityOf(declaration))));
}
