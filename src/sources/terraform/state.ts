import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import type { Key } from "./address";
import type { TerraformDocument } from "./document";
import type { Instance } from "./instance";
import { member, textOf } from "./json";

/** `terraform show -json` and `tofu show -json` of a state. */
export function isShownState(value: unknown): value is RawObject {
  return (
    isObject(value) && typeof value["format_version"] === "string" && isObject(value["values"]) && value["planned_values"] === undefined
  );
}

export function readShownState(state: RawObject, pointer: string): TerraformDocument {
  return { instances: stateInstances(state, pointer), going: [], providerOf: () => undefined, gaps: [], isPartial: false };
}

/** The resources of `values.root_module` and of the modules in it. */
export function stateInstances(state: RawObject, pointer: string, at: readonly string[] = ["values"]): Instance[] {
  const found: Instance[] = [];
  const open: { module: unknown; pointer: string; address: string }[] = [
    { module: member(state["values"], "root_module"), pointer: `${pointer}${pointerOf([...at, "root_module"])}`, address: "" },
  ];
  for (let next = open.shift(); next; next = open.shift()) {
    const { module, pointer: place, address } = next;
    if (!isObject(module)) continue;
    listOf(module["resources"]).forEach((resource, n) => {
      const instance = isObject(resource) ? instanceOf(resource, address, `${place}/resources/${n}/values`) : undefined;
      if (instance) found.push(instance);
    });
    listOf(module["child_modules"]).forEach((child, n) => {
      const name = isObject(child) ? textOf(child["address"]) : undefined;
      if (name !== undefined) open.push({ module: child, pointer: `${place}/child_modules/${n}`, address: name });
    });
  }
  return found;
}

function instanceOf(resource: RawObject, module: string, pointer: string): Instance | undefined {
  const { address, type, name, values, index } = resource;
  if (typeof address !== "string" || typeof type !== "string" || !isObject(values)) return undefined;
  return {
    address,
    module,
    mode: resource["mode"] === "data" ? "data" : "managed",
    type,
    name: textOf(name) ?? "",
    ...(typeof index === "string" || typeof index === "number" ? { key: index as Key } : {}),
    values,
    unknown: {},
    sensitive: resource["sensitive_values"],
    pointer,
    isNew: false,
  };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
