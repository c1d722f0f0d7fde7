const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether two known values of a field are the same: GUIDs whatever their case, lists whatever their order. */
export function agree(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: unknown): unknown {
  if (typeof value === "string") return guid.test(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(normal(item)) ?? "").sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, normal(part)]),
  );
}
