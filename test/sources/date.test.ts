import fc from "fast-check";
import { date } from "../../src/sources/fields/date";

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

test("every second of the calendar stays as it is, and no other does", () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(parts, ([year, month, day, hour, minute, second]) => {
      const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`;
      const read = date(text);
      const instant = new Date(text);
      const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString() === text.replace("Z", ".000Z");
      if (isReal) expect(read).toBe(text);
      else expect(read).not.toBe(text);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
  ["2026-12-31T23:59:59Z", "2026-12-31T23:59:59Z"],
  ["2026-11-30T10:00:00Z", "2026-11-30T10:00:00Z"],
  ["2026-11-23T00:00:00.1234567Z", "2026-11-23T00:00:00Z"],
  ["2026-11-23T01:00:00+02:00", "2026-11-22T23:00:00Z"],
  ["2026-11-23", "2026-11-23T00:00:00Z"],
])("%s is %s", (text, utc) => {
  expect(date(text)).toBe(utc);
});
