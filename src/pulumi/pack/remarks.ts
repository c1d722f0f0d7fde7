import type { Config } from "../../config/config";
import { isExpired } from "../../findings/apply";
import { broadDecisions } from "../../findings/broad-decisions";
import { notices, type Seen } from "../../findings/notices";
import { escapeLine } from "../../text/escape";

/**
 * What is to be said about `aadguard.yaml` itself. Several stacks share the file: that an entry fits nothing here says something
 * only where it names a resource of this very stack. `stack`: how the URNs of its resources begin; undefined where that cannot be
 * said yet.
 */
export function remarks(config: Config, seen: Seen, stack: string | undefined): string[] {
  const isHere = (urn: string | undefined): boolean => stack !== undefined && urn !== undefined && urn.startsWith(stack);
  const own: Config = {
    ...config,
    applications: config.applications.filter(({ match }) => isHere(match.urn)),
    waivers: config.waivers.filter((waiver) => isExpired(waiver, seen.now) || isHere(waiver.match?.urn)),
  };
  // What hides more than somebody looked at is said in every stack: it is in force in each.
  return [...notices(own, seen), ...broadDecisions(config, seen.now)].map(({ path, line, column, message }) =>
    escapeLine(`${line === undefined ? path : `${path}:${line}:${column ?? 1}`}: ${message}`),
  );
}
