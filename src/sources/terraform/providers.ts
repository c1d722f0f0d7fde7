import { unknown, type Field } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { type Expression, type ModuleConfig, referencesOf } from "./configuration";
import type { Instance } from "./instance";
import { member } from "./json";

export interface ProviderSettings {
  readonly name: string;
  /** Absent where the configuration leaves it to the environment. */
  readonly tenantId?: Field<string>;
}

/** The provider configuration that an instance is made with. */
export type ProviderOf = (instance: Instance) => ProviderSettings | undefined;

/** `configuration.provider_config`: several providers, or aliases of one, may each have a tenant of their own. */
export function providersOf(configuration: RawObject, root: ModuleConfig): ProviderOf {
  const settings = new Map<string, ProviderSettings>();
  for (const [name, provider] of Object.entries(member({ configuration }, "configuration")["provider_config"] ?? {})) {
    const tenant = isObject(provider) ? member(provider, "expressions")["tenant_id"] : undefined;
    settings.set(name, { name, ...(isObject(tenant) ? { tenantId: tenantOf(tenant, root) } : {}) });
  }
  return ({ provider }) => (provider === undefined ? undefined : settings.get(provider));
}

/** A literal, or a variable of the root module: nothing else can be seen. */
function tenantOf(expression: Expression, root: ModuleConfig): Field<string> {
  const literal = expression["constant_value"];
  if (typeof literal === "string") return literal;
  const [only, ...others] = referencesOf(expression);
  const name = others.length === 0 ? /^var\.([^.[]+)$/.exec(only ?? "")?.[1] : undefined;
  const variable = name === undefined ? undefined : root.variables[name];
  const value = isObject(variable) ? (variable["value"] ?? variable["default"]) : undefined;
  return typeof value === "string" ? value : unknown("computed");
}
