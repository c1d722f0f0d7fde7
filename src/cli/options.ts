import { isDay, timeOf as parsedTime, TimeError } from "../scan/time";
import { didYouMean } from "../text/suggest";
import { UsageError } from "./exit-code";

/** What yargs hands over for an option with a text value: an array where it was given more than once. */
export type Given = string | readonly string[] | undefined;

/** All values of an option that may be repeated and may hold comma lists. */
export function listOf(given: Given): string[] {
  return allOf(given).flatMap((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );
}

/** All values of an option that may be repeated. */
export function allOf(given: Given): string[] {
  return given === undefined ? [] : typeof given === "string" ? [given] : [...given];
}

/** The value of an option that may be given once. */
export function oneOf<T extends string>(option: string, given: Given, choices: readonly T[], otherwise: T): T {
  const text = single(option, given);
  if (text === undefined) return otherwise;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`"${text}" is not a valid value of ${option}: use ${choices.join(", ")}.${didYouMean(text, choices)}`);
}

export function single(option: string, given: Given): string | undefined {
  if (given === undefined || typeof given === "string") return given;
  throw new UsageError(`${option} can be given once only; it was given ${given.length} times (${given.join(", ")}).`);
}

/** A whole number from 1 to `most`; undefined where the option is not given. */
export function countOf(option: string, given: Given, most: number): number | undefined {
  const text = single(option, given);
  if (text === undefined) return undefined;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UsageError(`"${text}" is not a valid value of ${option}: it takes a whole number from 1 to ${most}.`);
}

/** The time of `--now`, in UTC and whole seconds; the current time without it. */
export function timeOf(text: string | undefined): string {
  try {
    return parsedTime(text);
  } catch (error) {
    throw error instanceof TimeError
      ? new UsageError(`--now takes a time as RFC 3339 writes it, such as 2026-11-23T00:00:00Z; "${text}" is not one.`)
      : error;
  }
}

/** A day, as `2027-01-31`. */
export function dayOf(option: string, text: string | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "") ?? [];
  if (text !== undefined && isDay(Number(year), Number(month), Number(day))) return text;
  throw new UsageError(`${option} takes a day, such as 2027-01-31${text === undefined ? "" : `; "${text}" is none`}.`);
}
