import { isObject, type RawObject } from "../fields/notes";

/** Resource types of the azuread provider that are declarations: groups, users and policies are not. */
const type = /^azuread_(?:application|service_principal|app_role_assignment)(?:_|$)/;

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

function listOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
