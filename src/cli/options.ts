import { didYouMean } from "../text/suggest";
import { UsageError } from "./usage-error";

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
