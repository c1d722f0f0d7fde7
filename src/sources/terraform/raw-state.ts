import { unknown } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import type { Key } from "./address";
import type { TerraformDocument } from "./document";
import type { Instance } from "./instance";
import { objectsOf, textOf } from "./json";
import type { ProviderSettings } from "./providers";

/** The state file itself (`terraform.tfstate`), version 4. */
export function isRawState(value: unknown): value is RawObject {
  return isObject(value) && value["version"] === 4 && typeof value["lineage"] === "string" && typeof value["serial"] === "number";
}

export function readRawState(state: RawObject, pointer: string): TerraformDocument {
  const instances = objectsOf(state["resources"]).flatMap((resource, n) =>
    objectsOf(resource["instances"]).flatMap((one, m) => instanceOf(resource, one, pointer + pointerOf(["resources", n, "instances", m]))),
  );
  const aliases = new Set(instances.map(({ provider }) => provider));
  return { instances, going: [], providerOf: aliases.size > 1 ? providerOf : () => undefined, gaps: [], isPartial: false };
}

/** An alias is seen, its tenant is not. */
function providerOf({ provider }: Instance): ProviderSettings | undefined {
  if (provider === undefined) return undefined;
  return /\]\.[^.]+$/.test(provider) ? { name: provider, tenantId: unknown("computed") } : { name: provider };
}

function instanceOf(resource: RawObject, one: RawObject, pointer: string): Instance[] {
  const { attributes, index_key: index, deposed } = one;
  const [type, name] = [textOf(resource["type"]), textOf(resource["name"])];
  // A deposed object is what a replacement still has to delete.
  if (type === undefined || name === undefined || !isObject(attributes) || deposed !== undefined) return [];
  const mode = resource["mode"] === "data" ? "data" : "managed";
  const module = textOf(resource["module"]) ?? "";
  const key = typeof index === "string" || typeof index === "number" ? (index as Key) : undefined;
  const own = `${mode === "data" ? "data." : ""}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`;
  return [
    {
      address: module === "" ? own : `${module}.${own}`,
      module,
      mode,
      type,
      name,
      ...(key === undefined ? {} : { key }),
      values: attributes,
      unknown: {},
      sensitive: sensitiveTree(one["sensitive_attributes"]),
      pointer: `${pointer}/attributes`,
      isNew: false,
      provider: textOf(resource["provider"]),
    },
  ];
}

/** Paths to what is sensitive, `[[{"type": "get_attr", "value": "password"}]]`: by their first name, which marks all below. */
function sensitiveTree(paths: unknown): RawObject {
  const names = (Array.isArray(paths) ? (paths as unknown[]) : []).map((path) => objectsOf(path)[0]?.["value"]);
  return Object.fromEntries(names.filter((name): name is string => typeof name === "string").map((name) => [name, true]));
}
