import { configurationFile } from "../config";
import type { Config, Waiver } from "../config/config";
import { isExpired } from "./apply";
import type { Notice } from "./result";

/**
 * Decisions that hide more than the cases somebody looked at: a rule that is off, a waiver for every application, one for more than a
 * year. They are in force, and every report says so. `now`: RFC 3339.
 */
export function broadDecisions(config: Config, now: string): Notice[] {
  const path = config.path ?? configurationFile;
  const off = [...config.rules].filter(([, severity]) => severity === "off");
  return [
    ...off.map(([id]): Notice => {
      return { kind: "rule-off", path, ...config.rulePlaces?.get(id), message: `${id} is off: this run does not ask it about anything.` };
    }),
    ...config.waivers.filter((waiver) => !isExpired(waiver, now)).flatMap((waiver) => ofWaiver(waiver, path, now)),
  ];
}

function ofWaiver(waiver: Waiver, file: string, now: string): Notice[] {
  const { path = file, line, column, match, rule, expires } = waiver;
  const place = { path, line, column };
  const isForAll = match?.appId === undefined && match?.urn === undefined && isAnyName(match?.displayName);
  return [
    ...(isForAll ? [{ ...place, kind: "waiver-for-all" as const, message: forAll(match?.displayName ?? "", rule) }] : []),
    ...(expires.slice(0, 10) > inAYear(now)
      ? [{ ...place, kind: "waiver-long" as const, message: `this waiver lasts more than a year: until ${expires}.` }]
      : []),
  ];
}

function forAll(name: string, rule: string | undefined): string {
  return `this waiver is for "${name}": ${rule ?? "its finding"} is waived for every application, and for those to come.`;
}

/** `*`, and other ways to write it. */
function isAnyName(name: string | undefined): boolean {
  return name !== undefined && /^[*?]*\*[*?]*$/.test(name);
}

/** The same day of the next year, as it is written in a waiver. */
function inAYear(now: string): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
