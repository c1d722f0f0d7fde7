import type { SubjectIdentity } from "../policy/verdict";
import type { Match } from "./config";

/** Whether everything that the match gives fits. Ids compare without regard to case. */
export function matches(match: Match, who: Pick<SubjectIdentity, "appId" | "displayName" | "urn">): boolean {
  const { appId, displayName, urn } = match;
  if (appId !== undefined && appId.toLowerCase() !== who.appId?.toLowerCase()) return false;
  if (urn !== undefined && urn !== who.urn) return false;
  return displayName === undefined || (who.displayName !== null && wildcard(displayName).test(who.displayName));
}

/** Finds the entries that mean someone; those that give a client id (one for each application, as a rule) by look-up. */
export class Matcher<T extends { readonly match: Match }> {
  private readonly byAppId = new Map<string, T[]>();
  private readonly others: T[] = [];

  constructor(entries: readonly T[]) {
    for (const entry of entries) {
      const appId = entry.match.appId?.toLowerCase();
      const list = appId === undefined ? this.others : (this.byAppId.get(appId) ?? []);
      list.push(entry);
      if (appId !== undefined) this.byAppId.set(appId, list);
    }
  }

  fitting(who: Pick<SubjectIdentity, "appId" | "displayName" | "urn">): T[] {
    const named = who.appId === null ? [] : (this.byAppId.get(who.appId.toLowerCase()) ?? []);
    return [...named, ...this.others].filter(({ match }) => matches(match, who));
  }
}

const patterns = new Map<string, RegExp>();

/** Names may contain any character, so only `*` and `?` are special; globs of file names would trip over `/` and `[`. */
export function wildcard(text: string): RegExp {
  let compiled = patterns.get(text);
  if (!compiled) {
    const source = text.replace(/[\\^$.*+?()[\]{}|]/g, (special) => ({ "*": ".*", "?": "." })[special] ?? `\\${special}`);
    patterns.set(text, (compiled = new RegExp(`^${source}$`, "is")));
  }
  return compiled;
}
