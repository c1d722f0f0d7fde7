/** RFC 6901: `["api", "a/b"]` is `/api/a~1b`. */
export function pointerOf(segments: readonly (string | number)[]): string {
  let pointer = "";
  for (const segment of segments) pointer += `/${String(segment).replace(/~/g, "~0").replace(/\//g, "~1")}`;
  return pointer;
}

export function segmentsOf(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** What stands at a pointer in a parsed value; undefined where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const segment of segmentsOf(pointer)) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[segment];
  }
  return at;
}
