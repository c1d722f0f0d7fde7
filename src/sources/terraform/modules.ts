import { type Key, modulesOf, type Step } from "./address";
import type { Expression, ModuleCall, ModuleConfig } from "./configuration";
import type { Instance } from "./instance";

/** One instance of a module: where names of its configuration are looked up. */
export interface Module {
  /** `module.team["sales"]`, or "" for the root. */
  readonly address: string;
  readonly config: ModuleConfig;
  /** Its own key where the call has `count` or `for_each`. */
  readonly key?: Key;
  /** The call, and the module that it stands in; undefined for the root. */
  readonly call?: ModuleCall;
  readonly parent?: Module;
}

/** Where an expression stands: `count.index`, `each.key` and `each.value` mean this instance's. */
export interface Scope {
  readonly module: Module;
  readonly key?: Key;
  readonly forEach?: Expression;
}

/** The modules of a plan by address, and the instances in them. */
export class Modules {
  readonly #root: Module;
  readonly #byAddress = new Map<string, Module | undefined>();
  readonly #instances = new Map<string, Instance[]>();

  constructor(root: ModuleConfig, instances: readonly Instance[]) {
    this.#root = { address: "", config: root };
    this.#byAddress.set("", this.#root);
    for (const instance of instances) {
      const name = blockName(instance.module, instance.mode, instance.type, instance.name);
      const list = this.#instances.get(name);
      if (list) list.push(instance);
      else this.#instances.set(name, [instance]);
    }
  }

  /** Undefined where the configuration does not hold it. */
  at(address: string): Module | undefined {
    if (!this.#byAddress.has(address)) this.#byAddress.set(address, this.#find(address));
    return this.#byAddress.get(address);
  }

  inside(module: Module, step: Step): Module | undefined {
    const [key] = step.keys;
    const call = module.config.calls.get(step.name);
    if (!call) return undefined;
    const own = `module.${step.name}${key === undefined ? "" : typeof key === "number" ? `[${key}]` : `[${JSON.stringify(key)}]`}`;
    const address = module.address === "" ? own : `${module.address}.${own}`;
    return { address, config: call.module, ...(key === undefined ? {} : { key }), call, parent: module };
  }

  /** All instances of a block. */
  instances(module: Module, mode: string, type: string, name: string): readonly Instance[] {
    return this.#instances.get(blockName(module.address, mode, type, name)) ?? [];
  }

  scopeOf(instance: Instance): Scope | undefined {
    const module = this.at(instance.module);
    return module && { module, key: instance.key, forEach: instance.config?.forEach };
  }

  #find(address: string): Module | undefined {
    let module: Module | undefined = this.#root;
    for (const step of modulesOf(address)) module = module && this.inside(module, step);
    return module;
  }
}

function blockName(module: string, mode: string, type: string, name: string): string {
  return `${module} ${mode} ${type}.${name}`;
}
