import { isDay, TimeError, timeOf as parsedTime } from "../scan/time";
import { UsageError } from "./usage-error";

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
