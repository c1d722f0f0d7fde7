import type { RawObject } from "../fields/notes";

export interface LazyObject {
  readonly names: Iterable<string>;
  /** Slow to loop over. */
  readonly object: RawObject;
}

/**
 * An object of a JSON text whose values are parsed when they are asked for: a place needs one or two of dozens.
 * `valueOf` is asked at most once for each name.
 */
export function lazyObject(members: ReadonlyMap<string, unknown>, valueOf: (name: string) => unknown): LazyObject {
  const object = new Proxy<Record<string, unknown>>(Object.create(null) as Record<string, unknown>, {
    get: (known, name) => {
      if (typeof name !== "string" || !members.has(name)) return undefined;
      return name in known ? known[name] : (known[name] = valueOf(name));
    },
    has: (_, name) => typeof name === "string" && members.has(name),
    ownKeys: () => [...members.keys()],
    // For loops and `hasOwn`, which go by what is there, and read it by its name.
    getOwnPropertyDescriptor: (_, name) => (typeof name === "string" && members.has(name) ? present : undefined),
  });
  return { names: members.keys(), object };
}

const present: PropertyDescriptor = { value: undefined, writable: true, enumerable: true, configurable: true };
