import { isObject, type RawObject } from "../fields/notes";
import { member, objectsOf, textOf } from "./json";

/** `{"constant_value": …}`, `{"references": […]}`, or `{}` for a function of constants. */
export type Expression = RawObject;

/** A block of the configuration: one for all of its instances. */
export interface ResourceConfig {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly providerKey?: string;
  /** By attribute; of a nested block a list of such objects. */
  readonly expressions: RawObject;
  readonly forEach?: Expression;
  /** It has `count` or `for_each`, so that it may have no instance. */
  readonly isRepeated: boolean;
}

export interface ModuleCall {
  readonly expressions: RawObject;
  readonly forEach?: Expression;
  readonly module: ModuleConfig;
}

export interface ModuleConfig {
  readonly resources: readonly ResourceConfig[];
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** Defaults by name. */
  readonly variables: RawObject;
  readonly outputs: RawObject;
}

/** `configuration.root_module` of a plan. */
export function moduleConfigOf(value: unknown): ModuleConfig {
  const calls = Object.entries(member(value, "module_calls")).filter((entry): entry is [string, RawObject] => isObject(entry[1]));
  return {
    resources: objectsOf(isObject(value) ? value["resources"] : undefined).map(resourceConfigOf),
    calls: new Map(calls.map(([name, call]) => [name, callOf(call)])),
    variables: member(value, "variables"),
    outputs: member(value, "outputs"),
  };
}

function callOf(call: RawObject): ModuleCall {
  return {
    expressions: member(call, "expressions"),
    ...(isObject(call["for_each_expression"]) ? { forEach: call["for_each_expression"] } : {}),
    module: moduleConfigOf(call["module"]),
  };
}

function resourceConfigOf(resource: RawObject): ResourceConfig {
  const forEach = resource["for_each_expression"];
  return {
    mode: textOf(resource["mode"]) ?? "managed",
    type: textOf(resource["type"]) ?? "",
    name: textOf(resource["name"]) ?? "",
    providerKey: textOf(resource["provider_config_key"]),
    expressions: member(resource, "expressions"),
    ...(isObject(forEach) ? { forEach } : {}),
    isRepeated: forEach !== undefined || resource["count_expression"] !== undefined,
  };
}

/** The references of an expression, each as long as it is written: shorter forms of the same are left out. */
export function referencesOf(expression: Expression | undefined): string[] {
  const all = expression?.["references"];
  if (!Array.isArray(all)) return [];
  const texts = all.filter((one): one is string => typeof one === "string");
  return texts.filter((one) => !texts.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)));
}
