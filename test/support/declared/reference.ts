import type { Json } from "../examples";

/** A value that another resource's attribute gives. */
export class Reference {
  constructor(
    readonly address: string,
    readonly attribute: string,
    /** What it is once everything is deployed. */
    readonly value: unknown,
    /** Text around it: `api://` before a client id. */
    readonly text: (value: string) => string = (value) => value,
  ) {}

  /** What is looked up is known while planning. */
  get isLookedUp(): boolean {
    return this.address.startsWith("data.");
  }

  get known(): unknown {
    return typeof this.value === "string" ? this.text(this.value) : this.value;
  }
}

/** Every reference by what it is once all is deployed. */
export function known(value: unknown): unknown {
  if (value instanceof Reference) return value.known;
  if (Array.isArray(value)) return value.map(known);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, known(one)])) : value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Reference);
}
