import { DomainError } from "../model/domain-error";

/** A time that RFC 3339 does not know. */
export class TimeError extends DomainError {
  override readonly name = "TimeError";
  readonly code = "usage";
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The time against which dates are judged, in UTC and whole seconds as the declarations' dates: `2026-11-23T00:00:00Z`. */
export function timeOf(text: string | undefined): string {
  if (text === undefined) return wholeSeconds(new Date());
  const parts = rfc3339.exec(text);
  const [, year, month, day] = parts ?? [];
  if (!parts || !isDay(Number(year), Number(month), Number(day))) {
    throw new TimeError(`now is a time as RFC 3339 writes it, such as 2026-11-23T00:00:00Z; "${text}" is not.`);
  }
  // Date knows no leap second and no small t or z.
  return wholeSeconds(new Date(text.toUpperCase().replace(/:60(?=[.Z+-])/, ":59")));
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function wholeSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
