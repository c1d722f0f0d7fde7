import { declares } from "./types";
import type { ModuleConfig } from "./configuration";
import type { Instance } from "./instance";
import type { Module, Modules } from "./modules";

/**
 * What the configuration declares and the plan lacks: the engine says nothing of `-target`, nor of a disabled resource. A block without
 * `count` and `for_each` has an instance in each instance of its module.
 */
export function missingIn(root: ModuleConfig, modules: Modules, instances: readonly Instance[], going: readonly Instance[]): string[] {
  const known = [...new Set(["", ...[...instances, ...going].map(({ module }) => module)])];
  const missing = known.flatMap((address) => {
    const module = modules.at(address);
    return module ? lacking(module, modules) : [];
  });
  if (missing.length === 0) return [];
  const gone = new Set(going.map(({ module, type, name }) => within(module, type, name)));
  return [
    ...said(
      missing.filter((one) => gone.has(one)),
      (which, verb) =>
        `the plan destroys ${which}, which ${verb} in the configuration (plan -destroy), so nothing counts as missing for not being in it: plan without -destroy`,
    ),
    ...said(
      missing.filter((one) => !gone.has(one)),
      (which, verb) =>
        `${which} ${verb} in the configuration and not in the plan (-target, or a disabled resource), so nothing counts as missing for not being in it: plan without -target`,
    ),
  ];
}

function said(missing: readonly string[], sentence: (which: string, verb: string) => string): string[] {
  const [first, ...others] = [...missing].sort();
  if (first === undefined) return [];
  return [others.length === 0 ? sentence(first, "is") : sentence(`${first} and ${others.length} more`, "are")];
}

function within(module: string, type: string, name: string): string {
  return `${module === "" ? "" : `${module}.`}${type}.${name}`;
}

function lacking(module: Module, modules: Modules): string[] {
  const blocks = module.config.resources.filter(({ mode, type, isRepeated }) => mode === "managed" && !isRepeated && declares(type));
  return blocks
    .filter(({ mode, type, name }) => modules.instances(module, mode, type, name).length === 0)
    .map(({ type, name }) => within(module.address, type, name));
}
