import { declares } from "./types";
import type { ModuleConfig } from "./configuration";
import type { Instance } from "./instance";
import type { Module, Modules } from "./modules";

/**
 * What the configuration declares and the plan lacks: the engine says nothing of `-target`, nor of a disabled resource. A block without
 * `count` and `for_each` has an instance in each instance of its module.
 */
export function missingIn(root: ModuleConfig, modules: Modules, instances: readonly Instance[]): string[] {
  const known = [...new Set(["", ...instances.map(({ module }) => module)])];
  const missing = known.flatMap((address) => {
    const module = modules.at(address);
    return module ? lacking(module, modules) : [];
  });
  if (missing.length === 0) return [];
  const [first = "", ...others] = missing.sort();
  const which = others.length === 0 ? first : `${first} and ${others.length} more`;
  const verb = others.length === 0 ? "is" : "are";
  return [
    `${which} ${verb} in the configuration and not in the plan (-target, or a disabled resource), so nothing counts as missing for not being in it: plan without -target`,
  ];
}

function lacking(module: Module, modules: Modules): string[] {
  const blocks = module.config.resources.filter(({ mode, type, isRepeated }) => mode === "managed" && !isRepeated && declares(type));
  return blocks
    .filter(({ mode, type, name }) => modules.instances(module, mode, type, name).length === 0)
    .map(({ type, name }) => `${module.address === "" ? "" : `${module.address}.`}${type}.${name}`);
}
