import { isObject } from "../fields/notes";
import { type Key, type Step, stepsOf } from "./address";
import { type Expression, referencesOf } from "./configuration";
import { exportedProperty, exportedValue, isGraphRequest, pathOf } from "./graph-requests";
import { canonical, permissionMaps, twinsOf } from "./identity";
import type { Instance } from "./instance";
import { type Module, type Modules, type Scope } from "./modules";

/** What a reference leads to: an attribute of an instance, or an instance of which the attribute is lost. */
export interface End {
  readonly instance: Instance;
  /** In its canonical name. */
  readonly attribute?: string;
  /** Of a map: the key. */
  readonly key?: string;
}

/** Everything that an expression is made of. */
export interface Meaning {
  readonly ends: readonly End[];
  /** Known values that it is made of. */
  readonly values: readonly unknown[];
  /** Something in it leads nowhere: a local value, a function of what the document does not hold. */
  readonly isOpen: boolean;
}

const nothing: Meaning = { ends: [], values: [], isOpen: false };
const open: Meaning = { ends: [], values: [], isOpen: true };

/** Deeper chains of references are not a configuration that anybody wrote. */
const deepest = 30;

/** Follows the references of a plan's configuration, through modules, `count` and `for_each`, in as many steps as they take. */
export class Resolver {
  constructor(private readonly modules: Modules) {}

  /** What an expression at this place means. */
  meaning(expression: Expression | undefined, scope: Scope, depth = 0): Meaning {
    if (!expression || depth > deepest) return open;
    if ("constant_value" in expression) return { ...nothing, values: [expression["constant_value"]] };
    const references = referencesOf(expression);
    if (references.length === 0) return open;
    const own = ownInstance(references);
    const parts = references.filter((one) => !repetition.test(one)).map((one) => this.#reference(one, own, scope, depth + 1));
    if (parts.length === 0) return open;
    return {
      ends: parts.flatMap(({ ends }) => ends),
      values: parts.flatMap(({ values }) => values),
      isOpen: parts.some(({ isOpen }) => isOpen),
    };
  }

  /** An attribute of an instance, followed to where its value is made. */
  attribute(instance: Instance, attribute: string, key: Key | undefined, depth = 0): Meaning {
    const value = instance.values[attribute];
    if (value !== undefined && !isUnseen(instance.unknown, attribute)) return known(value, key);
    const expressions = instance.config?.expressions ?? {};
    const written = twinsOf(instance.type, attribute).find((name) => isObject(expressions[name]));
    const scope = written === undefined ? undefined : this.modules.scopeOf(instance);
    if (written !== undefined && scope) return this.meaning(expressions[written] as Expression, scope, depth + 1);
    if (permissionMaps[attribute] !== undefined && key === undefined) return { ...nothing, ends: [{ instance }] };
    const end: End = { instance, attribute: canonical(instance.type, attribute), ...(key === undefined ? {} : { key: String(key) }) };
    return { ...nothing, ends: [end] };
  }

  #reference(reference: string, own: boolean, scope: Scope, depth: number): Meaning {
    const steps = stepsOf(reference);
    const [first, second, ...rest] = steps ?? [];
    if (!first || depth > deepest) return open;
    switch (first.name) {
      case "var":
        return second ? this.#variable(second, rest, scope, depth) : open;
      case "module":
        return second ? this.#output(second, rest, scope, depth) : open;
      case "each":
        return second?.name === "value" ? this.#eachValue(rest, scope, depth) : open;
      case "local":
      case "self":
      case "path":
      case "terraform":
        return open;
      case "data":
        return second && rest[0] ? this.#resource("data", second.name, rest[0], rest.slice(1), own, scope, depth) : open;
      default:
        return second ? this.#resource("managed", first.name, second, rest, own, scope, depth) : open;
    }
  }

  #resource(mode: string, type: string, name: Step, rest: readonly Step[], own: boolean, scope: Scope, depth: number): Meaning {
    const all = this.modules.instances(scope.module, mode, type, name.name);
    const [key] = name.keys;
    if (key !== undefined)
      return this.#attributeOf(
        all.filter((one) => one.key === key),
        rest,
        depth,
      );
    const single = all.length === 1 && all[0]?.key === undefined;
    if (single) return this.#attributeOf(all, rest, depth);
    // `a[count.index].client_id`: the instance is this one's, the attribute is lost.
    const twin = own && rest.length === 0 ? all.find((one) => one.key === scope.key) : undefined;
    return all.length === 0 ? open : { ...nothing, ends: (twin ? [twin] : all).map((instance) => ({ instance })) };
  }

  #attributeOf(instances: readonly Instance[], [attribute, ...deeper]: readonly Step[], depth: number): Meaning {
    const [instance] = instances;
    if (!instance) return open;
    if (!attribute) return { ...nothing, ends: [{ instance }] };
    const { name, keys } = attribute;
    if (name === "output" && isGraphRequest(instance)) return answered(instance, [...keys, ...pathOf(deeper)]);
    if (deeper.length > 0) {
      const [next] = deeper;
      // `data.….result.MicrosoftGraph`, `output.app_id`: a map by its attribute.
      if (deeper.length === 1 && next && keys.length === 0 && next.keys.length === 0)
        return this.attribute(instance, name, next.name, depth);
      return { ...nothing, ends: [{ instance }] };
    }
    return keys.length > 1 ? { ...nothing, ends: [{ instance }] } : this.attribute(instance, name, keys[0], depth);
  }

  #variable({ name, keys }: Step, rest: readonly Step[], { module }: Scope, depth: number): Meaning {
    const { call, parent, config } = module;
    const isWhole = keys.length === 0 && rest.length === 0;
    const passed = call?.expressions[name];
    if (isObject(passed) && parent) {
      const found = this.meaning(passed, { module: parent, key: module.key, forEach: call?.forEach }, depth);
      return isWhole ? found : partOf(found);
    }
    const variable = config.variables[name];
    const value = isObject(variable) ? (variable["value"] ?? variable["default"]) : undefined;
    return value === undefined ? open : isWhole ? { ...nothing, values: [value] } : open;
  }

  #output(call: Step, [output, ...deeper]: readonly Step[], scope: Scope, depth: number): Meaning {
    const inside = this.modules.inside(scope.module, call);
    const found = output && inside ? inside.config.outputs[output.name] : undefined;
    const expression = isObject(found) ? found["expression"] : undefined;
    if (!inside || !output || !isObject(expression)) return open;
    const meaning = this.meaning(expression, { module: inside }, depth);
    return deeper.length === 0 && output.keys.length === 0 ? meaning : partOf(meaning);
  }

  /** `for_each = azuread_application.m`: `each.value` is the instance of the same key. */
  #eachValue(rest: readonly Step[], { module, key, forEach }: Scope, depth: number): Meaning {
    const [only, ...others] = referencesOf(forEach);
    const steps = only === undefined || others.length > 0 ? undefined : stepsOf(only);
    if (!steps || key === undefined) return open;
    const isData = steps[0]?.name === "data";
    const [type, name, ...deeper] = isData ? steps.slice(1) : steps;
    if (!type || !name || deeper.length > 0 || name.keys.length > 0) return open;
    const all = this.modules.instances(module, isData ? "data" : "managed", type.name, name.name);
    return this.#attributeOf(
      all.filter((one) => one.key === key),
      rest,
      depth,
    );
  }
}

/** An id of what a request to Microsoft Graph made, or what else it answered with. */
function answered(instance: Instance, path: readonly (string | number)[]): Meaning {
  const value = isUnseen(instance.unknown, "output") ? undefined : exportedValue(instance, path);
  if (value !== undefined && value !== null) return { ...nothing, values: [value] };
  const attribute = { appId: "client_id", id: "object_id" }[exportedProperty(instance, path) ?? ""];
  return { ...nothing, ends: [{ instance, ...(attribute === undefined ? {} : { attribute }) }] };
}

const repetition = /^(?:count\.index|each\.key)$/;

/** The expression picks an instance by its own: `m[each.key]`. */
function ownInstance(references: readonly string[]): boolean {
  return references.some((one) => repetition.test(one) || one === "each.value");
}

/** Of a value that consists of several: which of them is lost. */
function partOf({ ends, values, isOpen }: Meaning): Meaning {
  return { ends: ends.map(({ instance }) => ({ instance })), values: [], isOpen: isOpen || values.length > 0 || ends.length === 0 };
}

function known(value: unknown, key: Key | undefined): Meaning {
  if (key === undefined) return { ...nothing, values: [value] };
  const found = Array.isArray(value) ? (value as unknown[])[Number(key)] : isObject(value) ? value[String(key)] : undefined;
  return found === undefined ? open : { ...nothing, values: [found] };
}

/** Something of the attribute is unknown. */
function isUnseen(unknown: unknown, attribute: string): boolean {
  return isObject(unknown) && hasTrue(unknown[attribute]);
}

/** `true` somewhere in `after_unknown`. */
export function hasTrue(value: unknown): boolean {
  if (value === true) return true;
  if (Array.isArray(value)) return value.some(hasTrue);
  return isObject(value) && Object.values(value).some(hasTrue);
}

export type { Module };
