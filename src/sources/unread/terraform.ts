import { isObject, type RawObject } from "../fields/notes";

/** Resource types of the azuread provider that are declarations: groups, users and policies are not. */
const type = /^azuread_(?:application|service_principal|app_role_assignment)(?:_|$)/;

/** `terraform show -json` and `tofu show -json` of a plan: how many Entra declarations it plans. */
export function inTerraformPlan(value: unknown): number {
  if (!isObject(value) || typeof value["format_version"] !== "string" || !isObject(value["planned_values"])) return 0;
  return inModules(value["planned_values"]["root_module"]);
}

/** `terraform show -json` of a state, and the state file itself (`terraform.tfstate`, version 4). */
export function inTerraformState(value: unknown): number {
  if (!isObject(value)) return 0;
  if (typeof value["format_version"] === "string") return isObject(value["values"]) ? inModules(value["values"]["root_module"]) : 0;
  if (typeof value["terraform_version"] !== "string" || typeof value["lineage"] !== "string") return 0;
  return listOf(value["resources"])
    .filter(isDeclaration)
    .reduce((count, { instances }) => count + listOf(instances).length, 0);
}

/**
 * A configuration in JSON (`*.tf.json`): how many `resource` blocks of it are Entra declarations. Each level is an object, or
 * an array of them (https://developer.hashicorp.com/terraform/language/syntax/json).
 */
export function inTerraformConfiguration(value: unknown): number {
  if (!isObject(value)) return 0;
  const blocks = objectsOf(value["resource"]).flatMap((byType) => Object.entries(byType));
  return blocks
    .filter(([name]) => type.test(name))
    .flatMap(([, byLabel]) => objectsOf(byLabel).flatMap((labels) => Object.values(labels)))
    .reduce<number>((count, block) => count + objectsOf(block).length, 0);
}

function objectsOf(value: unknown): RawObject[] {
  return isObject(value) ? [value] : listOf(value);
}

function inModules(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  for (let module = open.pop(); isObject(module); module = open.pop()) {
    count += listOf(module["resources"]).filter(isDeclaration).length;
    open.push(...listOf(module["child_modules"]));
  }
  return count;
}

/** A data source only looks something up. */
function isDeclaration(resource: RawObject): boolean {
  return resource["mode"] === "managed" && typeof resource["type"] === "string" && type.test(resource["type"]);
}

function listOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
