import { unknown } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import type { Key } from "./address";
import type { TerraformDocument } from "./document";
import type { Instance } from "./instance";
import { member, textOf } from "./json";
import type { ProviderOf, ProviderSettings } from "./providers";

/** `terraform show -json` and `tofu show -json` of a state. */
export function isShownState(value: unknown): value is RawObject {
  return (
    isObject(value) && typeof value["format_version"] === "string" && isObject(value["values"]) && value["planned_values"] === undefined
  );
}

export function readShownState(state: RawObject, pointer: string): TerraformDocument {
  const instances = stateInstances(state, pointer);
  return { instances, going: [], providerOf: otherTenants(instances), gaps: [], isPartial: false };
}

/**
 * This form says nothing of providers. A tenant has one service principal of a client id, so that a second one, with an object id of its
 * own, is in another tenant.
 */
function otherTenants(instances: readonly Instance[]): ProviderOf {
  const first = new Map<string, string>();
  const others = new Map<Instance, ProviderSettings>();
  for (const instance of instances) {
    const { mode, type, values, address } = instance;
    const client = idIn(values, "client_id") ?? idIn(values, "application_id");
    const id = idIn(values, "object_id");
    if (mode !== "managed" || type !== "azuread_service_principal" || client === undefined || id === undefined) continue;
    if (!first.has(client)) first.set(client, id);
    else if (first.get(client) !== id) others.set(instance, { name: address, tenantId: unknown("computed") });
  }
  return (instance) => others.get(instance);
}

function idIn(values: RawObject, name: string): string | undefined {
  return textOf(values[name])?.toLowerCase() || undefined;
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
