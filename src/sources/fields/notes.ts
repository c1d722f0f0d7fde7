/** What the fields of one file give rise to, besides their values. */
export class Notes {
  /** A text stood where an object or a list belongs: PowerShell cut the export at its default depth. */
  truncated = false;
}

/** An object as `JSON.parse` returns it. */
export type RawObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
