import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import { modulesOf, type Key } from "./address";
import { type ModuleConfig, moduleConfigOf, type ResourceConfig } from "./configuration";
import type { TerraformDocument } from "./document";
import { missingIn } from "./extent";
import type { Instance } from "./instance";
import { member, objectsOf, textOf } from "./json";
import { Modules } from "./modules";
import { providersOf } from "./providers";
import { stateInstances } from "./state";
import { isGraphRequest } from "./graph-requests";
import { declares } from "./types";

/** `terraform show -json` and `tofu show -json` of a plan. */
export function isPlan(value: unknown): value is RawObject {
  return isObject(value) && typeof value["format_version"] === "string" && isObject(value["planned_values"]);
}

export function readPlan(plan: RawObject, pointer: string): TerraformDocument {
  const configuration = member(plan, "configuration");
  const root = rootOf(plan, configuration);
  const blocks = new Blocks(root);
  const instances: Instance[] = [];
  const going: Instance[] = [];
  const replaced: Instance[] = [];
  objectsOf(plan["resource_changes"]).forEach((resource, n) => {
    const change = changeOf(resource, `${pointer}${pointerOf(["resource_changes", n, "change"])}`, blocks);
    if (change?.isGoing) going.push(change.instance);
    else if (change) instances.push(change.instance);
    if (change?.before) replaced.push(change.before);
  });
  const seen = new Set([...instances, ...going].map(({ address }) => address));
  // What a data source found out while planning stands in the state before.
  const before = stateInstances(member(plan, "prior_state"), `${pointer}/prior_state`).filter(({ mode }) => mode === "data");
  const planned = stateInstances({ values: plan["planned_values"] }, `${pointer}/planned_values`, []);
  for (const instance of [...before, ...planned]) {
    if (seen.has(instance.address)) continue;
    seen.add(instance.address);
    instances.push({ ...instance, config: blocks.of(instance), provider: blocks.of(instance)?.providerKey });
  }
  const modules = new Modules(root, instances);
  const otherwise = insteadOf(plan, [...instances, ...going]);
  const missing = otherwise === undefined ? missingIn(root, modules, instances, going) : [otherwise];
  const told = [...(plan["errored"] === true ? [errored] : []), ...missing];
  // Terraform says so of -target and of what it puts off, also where a block with `count` or `for_each` hides it.
  const gaps = told.length === 0 && plan["complete"] === false ? [unfinished] : told;
  return { instances, going, replaced, root, providerOf: providersOf(configuration, root), gaps, isPartial: gaps.length > 0 };
}

const errored = "the plan ended with an error and is not whole, so nothing counts as missing for not being in it: plan again, to the end";

const unfinished =
  "the plan says that it is not complete (-target, or changes put off to a later plan), so nothing counts as missing for not being in it: plan without -target";

/** Why a plan declares nothing: what it shows in the place of changes to resources. */
function insteadOf(plan: RawObject, instances: readonly Instance[]): string | undefined {
  if (!instances.some(isDeclared) && (hasDrift(plan) || isRefreshOnly(plan))) return onlyRefreshed;
  const isOfOutputs = instances.length === 0 && Object.keys(member(plan, "output_changes")).length > 0;
  return isOfOutputs && rootIsEmpty(plan) ? onlyOutputs : undefined;
}

function isDeclared(instance: Instance): boolean {
  return instance.mode === "managed" && (declares(instance.type) || isGraphRequest(instance));
}

function hasDrift(plan: RawObject): boolean {
  return objectsOf(plan["resource_drift"]).some(({ type }) => declares(textOf(type) ?? ""));
}

/** A plan with -refresh-only has no changes of resources, not even to leave them as they are. */
function isRefreshOnly(plan: RawObject): boolean {
  return plan["resource_changes"] === undefined && stateInstances(member(plan, "prior_state"), "").some(isDeclared);
}

const onlyRefreshed =
  "The plan only compares the state with what exists (-refresh-only, drift) and plans no application: nothing in it was judged. Plan without -refresh-only.";

const onlyOutputs =
  "The plan changes only outputs and contains no resource: nothing in it was judged. Plan the configuration that declares the applications.";

function rootIsEmpty(plan: RawObject): boolean {
  const root = member(member(plan, "configuration"), "root_module");
  return objectsOf(root["resources"]).length === 0 && Object.keys(member(root, "module_calls")).length === 0;
}

/** The configuration of the root module, with the values that its variables have in this plan. */
function rootOf(plan: RawObject, configuration: RawObject): ModuleConfig {
  const root = moduleConfigOf(configuration["root_module"]);
  const given = Object.entries(member(plan, "variables")).filter((entry): entry is [string, RawObject] => isObject(entry[1]));
  const variables = Object.fromEntries(given.map(([name, { value }]) => [name, { ...member(root.variables, name), value }]));
  return { ...root, variables: { ...root.variables, ...variables } };
}

/** The blocks of the configuration by the module and name of their instances. */
class Blocks {
  readonly #byModule = new Map<string, Map<string, ResourceConfig>>();

  constructor(private readonly root: ModuleConfig) {}

  of({ module, mode, type, name }: Pick<Instance, "module" | "mode" | "type" | "name">): ResourceConfig | undefined {
    const path = modulesOf(module)
      .map((step) => step.name)
      .join(".");
    let blocks = this.#byModule.get(path);
    if (!blocks) {
      let config: ModuleConfig | undefined = this.root;
      for (const step of modulesOf(module)) config = config?.calls.get(step.name)?.module;
      blocks = new Map((config?.resources ?? []).map((one) => [`${one.mode} ${one.type}.${one.name}`, one]));
      this.#byModule.set(path, blocks);
    }
    return blocks.get(`${mode} ${type}.${name}`);
  }
}

interface Change {
  readonly instance: Instance;
  readonly isGoing: boolean;
  /** What it replaces. */
  readonly before?: Instance;
}

function changeOf(resource: RawObject, pointer: string, blocks: Blocks): Change | undefined {
  const change = member(resource, "change");
  const actions = Array.isArray(change["actions"]) ? (change["actions"] as unknown[]) : [];
  const isForgotten = actions.includes("forget");
  const isGoing = actions.includes("delete") && !actions.includes("create");
  const isAsBefore = isForgotten || isGoing;
  const values = isAsBefore ? change["before"] : change["after"];
  const address = textOf(resource["address"]);
  if (address === undefined || !isObject(values)) return undefined;
  const named = {
    module: textOf(resource["module_address"]) ?? "",
    mode: resource["mode"] === "data" ? ("data" as const) : ("managed" as const),
    type: textOf(resource["type"]) ?? "",
    name: textOf(resource["name"]) ?? "",
  };
  const config = blocks.of(named);
  const key = resource["index"];
  const instance: Instance = {
    address,
    ...named,
    ...(typeof key === "string" || typeof key === "number" ? { key: key as Key } : {}),
    values,
    unknown: isAsBefore ? {} : change["after_unknown"],
    sensitive: isAsBefore ? change["before_sensitive"] : change["after_sensitive"],
    pointer: `${pointer}/${isAsBefore ? "before" : "after"}`,
    unknownPointer: `${pointer}/after_unknown`,
    isNew: actions.includes("create"),
    ...(actions.includes("update") && isObject(change["before"]) ? { before: change["before"] } : {}),
    ...(isForgotten ? { isForgotten } : {}),
    ...(isObject(change["importing"]) ? { isImported: true } : {}),
    config,
    provider: config?.providerKey,
  };
  const before = change["before"];
  if (!actions.includes("delete") || isGoing || !isObject(before)) return { instance, isGoing };
  const was = { ...instance, values: before, unknown: {}, sensitive: change["before_sensitive"], pointer: `${pointer}/before` };
  return { instance, isGoing, before: { ...was, unknownPointer: undefined, isNew: false } };
}
