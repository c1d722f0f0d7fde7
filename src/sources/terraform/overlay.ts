import { isUnknown, unknown } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { matched } from "./blocks";
import type { Instance } from "./instance";
import type { Markers } from "./markers";
import { hasTrue } from "./resolver";

/** Attributes that tell no secret whatever they are made of: one of a few words. */
const words = new Set(["type", "sign_in_audience", "allowed_member_types", "preferred_single_sign_on_mode", "encoding"]);

/** Ids that the provider computes, and others are linked by. */
const ids = new Set(["id", "client_id", "application_id", "object_id", "application_object_id", "service_principal_object_id", "key_id"]);

/** An instance's attributes with markers for what is unknown or closed. */
export interface Overlaid {
  readonly values: Record<string, unknown>;
  /** Of unknown attributes: the instances that their values are made of. */
  readonly behind: ReadonlyMap<string, readonly Instance[]>;
}

/** Reads `after` together with `after_unknown` and `after_sensitive`: only all of them tell unknown from not set. */
export class Overlay {
  readonly #behind = new Map<string, Set<Instance>>();
  /** The attribute at the top that is being read. */
  #top = "";

  constructor(
    private readonly instance: Instance,
    private readonly markers: Markers | undefined,
    private readonly ownMarker: (attribute: string) => unknown,
    private readonly valuesOf: (expression: RawObject) => readonly unknown[],
  ) {}

  read(): Overlaid {
    const { values, unknown: unseen, sensitive, config, isNew, type } = this.instance;
    const read: Record<string, unknown> = {};
    const names = new Set([...Object.keys(values), ...(isObject(unseen) ? Object.keys(unseen) : [])]);
    for (const name of names) {
      this.#top = name;
      const expression = config?.expressions[name];
      const isUnseen = isObject(unseen) ? unseen[name] : undefined;
      // What a new object's provider will answer is its documented default, ids apart.
      if (isUnseen === true && expression === undefined && isNew && !ids.has(name) && !isAdopting(this.instance)) continue;
      if (isUnseen === true && expression === undefined) read[name] = this.ownMarker(name);
      else read[name] = this.#value(name, values[name], isUnseen, sensitiveOf(type, name, sensitive), expression);
    }
    const behind = new Map([...this.#behind].map(([name, instances]) => [name, [...instances]] as const));
    return { values: read, behind };
  }

  #value(name: string, value: unknown, unseen: unknown, sensitive: unknown, expression: unknown): unknown {
    if (unseen === true) return this.#marked(name, expression);
    if (value === null || value === undefined) return sensitive === true ? unknown("secret") : value;
    if (Array.isArray(value)) return this.#list(name, value as unknown[], unseen, sensitive, expression);
    if (isObject(value)) return this.#object(value, unseen, sensitive, expression);
    return sensitive === true && typeof value === "string" && !words.has(name) ? unknown("secret") : value;
  }

  #marked(name: string, expression: unknown): unknown {
    const blocks = Array.isArray(expression) ? (expression as unknown[]).filter(isObject) : undefined;
    if (blocks) {
      // A block is declared, and all of it is unknown.
      return unknown("computed");
    }
    const { value, behind } = this.markers?.of(name, isObject(expression) ? expression : undefined) ?? {
      value: unknown("computed"),
      behind: [],
    };
    for (const instance of behind) this.#note(instance);
    return value;
  }

  #note(instance: Instance): void {
    const noted = this.#behind.get(this.#top) ?? new Set();
    this.#behind.set(this.#top, noted.add(instance));
  }

  #object(value: RawObject, unseen: unknown, sensitive: unknown, expression: unknown): RawObject {
    const members: Record<string, unknown> = {};
    const unknowns = isObject(unseen) ? unseen : {};
    for (const name of new Set([...Object.keys(value), ...Object.keys(unknowns)])) {
      const closed = sensitive === true ? true : isObject(sensitive) ? sensitive[name] : undefined;
      const part = isObject(expression) ? expression[name] : undefined;
      // The provider computes it: a password's key id, its end.
      if (unknowns[name] === true && part === undefined) members[name] = this.instance.isNew ? undefined : unknown("computed");
      else members[name] = this.#value(name, value[name], unknowns[name], closed, part);
    }
    return members;
  }

  #list(name: string, value: readonly unknown[], unseen: unknown, sensitive: unknown, expression: unknown): unknown[] {
    const unknowns: unknown[] = Array.isArray(unseen) ? (unseen as unknown[]) : [];
    const closed = (n: number): unknown => (Array.isArray(sensitive) ? (sensitive as unknown[])[n] : sensitive === true ? true : undefined);
    const blocks = Array.isArray(expression) && hasTrue(unseen) ? (expression as unknown[]).filter(isObject) : undefined;
    const of = blocks && matched(value, unknowns, blocks, this.valuesOf);
    const whole = Array.isArray(expression) ? undefined : expression;
    return value.map((one, n) => this.#value(name, one, unknowns[n], closed(n), of ? of[n] : whole));
  }
}

/** `use_existing`: what exists already answers, not the defaults. */
function isAdopting({ values }: Instance): boolean {
  return values["use_existing"] === true || isUnknown(values["use_existing"]);
}

/** One secret in a block of a set marks all of the set; of a password only its value is one. */
function sensitiveOf(type: string, name: string, sensitive: unknown): unknown {
  const marked = isObject(sensitive) ? sensitive[name] : sensitive === true ? true : undefined;
  if (type === "azuread_application" && name === "password" && marked === true) return [{ value: true }];
  return marked;
}
