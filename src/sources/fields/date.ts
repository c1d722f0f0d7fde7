import { type Field, unknown } from "../../model/unknown";
import { isObject } from "./notes";

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** Windows PowerShell 5.1. The offset, where there is one, does not change the instant. */
const milliseconds = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

/**
 * A date as RFC 3339 in UTC and whole seconds (`2026-11-23T00:00:00Z`). A text without offset is UTC, as Graph's are;
 * one that depends on a culture (`01/02/2026`) is unknown, unless it is the same day in each (`31/1/2026`).
 */
export function date(raw: unknown): Field<string | null> {
  if (raw === undefined || raw === null) return raw;
  if (typeof raw === "string") return fromText(raw.trim());
  // Windows PowerShell writes a decorated date as {"value": "/Date(…)/", "DateTime": "…"}.
  if (isObject(raw) && typeof raw["value"] === "string") return fromText(raw["value"]);
  return unknown("placeholder");
}

/** What most dates are, in the form that is wanted already; whether a year has a 29th of February is for the calendar to say. */
const usual =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function fromText(text: string): Field<string> {
  if (usual.test(text)) return text;
  const parts = iso.exec(text);
  if (parts) {
    const [, day, time = "00:00:00", zone = "Z"] = parts;
    return inUtc(Date.parse(`${day}T${time}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`));
  }
  const ticks = milliseconds.exec(text);
  return ticks ? inUtc(Number(ticks[1])) : ofCulture(text);
}

/** `1/31/2026 12:00:00 AM`, `31.01.2026 00:00`: what PowerShell and spreadsheets make of a date. */
const cultural = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?)?$/i;

/** Where it is the same day in every culture; of a month and a day that may change places, nobody can tell. */
function ofCulture(text: string): Field<string> {
  const found = cultural.exec(text);
  if (!found) return unknown("placeholder");
  const [, first = "", sign, second = "", year, hours = "0", minutes = "0", seconds = "0", half] = found;
  const [a, b] = [Number(first), Number(second)];
  if (a !== b && a <= 12 && b <= 12 && sign !== ".") return unknown("date");
  const [day, month] = sign === "." || a > 12 ? [a, b] : [b, a];
  if (day < 1 || day > 31 || month < 1 || month > 12) return unknown("date");
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return inUtc(Date.UTC(Number(year), month - 1, day, hour, Number(minutes), Number(seconds)));
}

function inUtc(instant: number): Field<string> {
  // Beyond the year 9999 RFC 3339 has no form.
  if (!(instant >= -62167219200000 && instant < 253402300800000)) return unknown("placeholder");
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
