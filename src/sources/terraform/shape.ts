import { isUnknown } from "../../model/unknown";
import type { PropertyPath } from "../azuread/resource";
import { isObject } from "../fields/notes";
import type { Renamed } from "./spelling";

/** Blocks that Pulumi's names have in the plural. */
const plurals: Readonly<Record<string, string>> = {
  required_resource_access: "requiredResourceAccesses",
  resource_access: "resourceAccesses",
  app_role: "appRoles",
  oauth2_permission_scope: "oauth2PermissionScopes",
};

/** Blocks that may stand once: lists here, objects there. */
const singles = new Set(["api", "web", "public_client", "single_page_application", "implicit_grant", "password", "saml_single_sign_on"]);

/**
 * Attributes as properties in Pulumi's names, which the azuread room reads. The provider's "" and null for what is not
 * set are left out.
 */
export function propertiesOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const property = propertyOf(name, value);
    if (property !== undefined && property !== null && property !== "") properties[camel(name)] = property;
  }
  return properties;
}

function propertyOf(name: string, value: unknown): unknown {
  if (isUnknown(value)) return value;
  if (singles.has(name) && Array.isArray(value)) return within(value[0]);
  return within(value);
}

function within(value: unknown): unknown {
  if (isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map(within);
  return isObject(value) ? propertiesOf(value) : value;
}

/** The provider has a few hundred names, and a plan writes them thousands of times. */
const camels = new Map<string, string>();

function camel(name: string): string {
  let found = camels.get(name);
  if (found === undefined)
    camels.set(name, (found = plurals[name] ?? name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())));
  return found;
}

/** The attributes that have an expression in the configuration; of blocks that stand once, their own. */
export function onlyWritten(
  values: Readonly<Record<string, unknown>>,
  expressions: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const expression = expressions[name];
    if (expression === undefined) continue;
    const [block, inner] = [
      Array.isArray(value) ? (value as unknown[])[0] : undefined,
      Array.isArray(expression) ? (expression as unknown[])[0] : undefined,
    ];
    written[name] = singles.has(name) && isObject(block) && isObject(inner) ? [onlyWritten(block, inner)] : value;
  }
  return written;
}

/**
 * The path of a property in the document's own names, as far as the document holds it: in the attributes, or in what says that they
 * are unknown.
 */
export function writtenPath(path: PropertyPath, renamed: readonly Renamed[], values: unknown): (string | number)[] {
  const names = path.map((step) => (typeof step === "number" ? step : snake(step)));
  const moved = renamed.find(({ now }) => now.every((step, n) => names[n] === step));
  const wanted = moved ? [...moved.written, ...names.slice(moved.now.length)] : names;
  const found: (string | number)[] = [];
  let value = values;
  for (const step of wanted) {
    if (Array.isArray(value) && typeof step === "string") {
      if (value.length === 0) break;
      value = value[0] as unknown;
      found.push(0);
    }
    const next = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[nameIn(value, step)] : undefined;
    if (next === undefined) break;
    found.push(nameIn(value as object, step));
    value = next;
  }
  return found;
}

/** `enabled` of a scope or role is `is_enabled` in azuread 1.x. */
function nameIn(value: object, step: string | number): string | number {
  return step === "enabled" && !("enabled" in value) && "is_enabled" in value ? "is_enabled" : step;
}

const singulars = new Map(Object.entries(plurals).map(([name, plural]) => [plural, name]));

function snake(step: string): string {
  return singulars.get(step) ?? step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
