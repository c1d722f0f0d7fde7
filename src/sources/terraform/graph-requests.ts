import type { BodyKind } from "../bodies/bodies";
import { isObject, type RawObject } from "../fields/notes";
import type { Step } from "./address";
import type { Instance } from "./instance";
import { objectsOf, textOf } from "./json";

/** Resources and look-ups whose body is one of Microsoft Graph's: of the msgraph provider, and what azapi can send there. */
export function isGraphRequest({ type, values }: Pick<Instance, "type" | "values">): boolean {
  return /^msgraph_(?:resource|update_resource)$/.test(type) || (type === "azapi_update_resource" && isGraphType(values));
}

/** What is sent there otherwise, and bears on the rules without being read: by azapi, as an action, or to a url that no reader knows. */
export function isOtherGraphRequest({ type, values }: Pick<Instance, "type" | "values">): boolean {
  if (type.startsWith("azapi_")) return type !== "azapi_update_resource" && isGraphType(values);
  const url = textOf(values["url"] ?? values["resource_url"]) ?? "";
  if (type === "msgraph_resource_action") return /^(?:applications|serviceprincipals|applicationtemplates)\b/i.test(pathIn(url));
  if (!/^msgraph_(?:update_)?resource$/.test(type) || targetOf(url) !== undefined) return false;
  // A reference says what it is to also where an id in its url is not known yet.
  const body = dynamic(values["body"]);
  return [url, (isObject(body) && textOf(body["@odata.id"])) || ""].some((one) => bearing.test(pathIn(one)));
}

/** Policies and classifications of applications, and what instantiates them. */
const bearing =
  /(?:^|\/)(?:claimsMappingPolicies|delegatedPermissionClassifications|permissionGrantPolicies|authorizationPolicy|instantiate)(?:[/(]|$)/i;

function isGraphType(values: RawObject): boolean {
  return typeof values["type"] === "string" && /^Microsoft\.Graph\//i.test(values["type"]);
}

/** What a request is for. */
export interface Target {
  readonly kind: BodyKind;
  /** The segment of the url that names the object, or the one that it belongs to: an object id, or `appId='…'`. */
  readonly id?: string;
  /** The url is that of an object, and not of the collection in which one is made. */
  readonly isOne: boolean;
}

const below: Readonly<Record<string, Readonly<Record<string, BodyKind>>>> = {
  applications: { federatedidentitycredentials: "federatedIdentityCredential" },
  serviceprincipals: { approleassignments: "appRoleAssignment", approleassignedto: "appRoleAssignment" },
};
const collections: Readonly<Record<string, BodyKind>> = {
  applications: "application",
  serviceprincipals: "servicePrincipal",
  oauth2permissiongrants: "oauth2PermissionGrant",
};

/**
 * `applications`, `applications/<object id>`, `applications/<object id>/federatedIdentityCredentials`. Undefined for what declares nothing
 * that is judged: groups, users, owners.
 */
export function targetOf(url: string): Target | undefined {
  const [first = "", ...rest] = pathIn(url)
    .split("/")
    .filter((segment) => segment !== "");
  const [, collection = "", own] = /^([A-Za-z0-9]+)(?:\((.*)\))?$/.exec(first) ?? [];
  const [id, child, ...deeper] = own === undefined ? rest : [own, ...rest];
  const kind = collections[collection.toLowerCase()];
  if (kind === undefined || deeper.length > 1) return undefined;
  if (id === undefined) return { kind, isOne: false };
  if (child === undefined) return { kind, id, isOne: true };
  const inner = below[collection.toLowerCase()]?.[child.toLowerCase()];
  return inner && { kind: inner, id, isOne: deeper.length === 1 };
}

/** Without host, version and query. */
export function pathIn(url: string): string {
  return url
    .replace(/^https:\/\/[^/]+\/(?:v1\.0|beta)\//i, "")
    .replace(/^\/+/, "")
    .replace(/[?#].*$/, "");
}

/** Of a url that cannot be seen (a plan loses its text where an id in it is unknown): what the body is of. */
export function kindOfBody(body: RawObject): BodyKind | undefined {
  const has = (...names: readonly string[]): boolean => names.every((name) => body[name] !== undefined);
  if (has("issuer", "audiences")) return "federatedIdentityCredential";
  if (has("appRoleId", "resourceId") || has("appRoleId", "principalId")) return "appRoleAssignment";
  return has("clientId", "resourceId") ? "oauth2PermissionGrant" : undefined;
}

/** A dynamic attribute: raw states write its type next to it; azapi 1.x wrote a body as JSON. */
export function dynamic(value: unknown): unknown {
  if (typeof value === "string") return parsed(value);
  return isObject(value) && "value" in value && "type" in value && Object.keys(value).length === 2 ? value["value"] : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const asIs = "@";

/** The property of Microsoft Graph's answer that `output.app_id`, or `output.all.appId`, shows. */
export function exportedProperty({ values }: Instance, [first, second]: readonly (string | number)[]): string | undefined {
  const queries = dynamic(values["response_export_values"]);
  if (Array.isArray(queries)) return typeof first === "string" ? first : undefined;
  const query = isObject(queries) && first !== undefined ? queries[first] : undefined;
  if (query === asIs) return typeof second === "string" ? second : undefined;
  return second === undefined ? textOf(query) : undefined;
}

/** The value at a path of `output`, where it is known. */
export function exportedValue({ values }: Instance, path: readonly (string | number)[]): unknown {
  let value: unknown = dynamic(values["output"]);
  for (const step of path) value = isObject(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[step] : undefined;
  return value;
}

/** The objects of Microsoft Graph's answer: itself, or what its page holds. */
export function answeredObjects(instance: Instance): RawObject[] {
  const output = dynamic(instance.values["output"]);
  if (!isObject(output)) return [];
  const all = [output, ...Object.values(output).filter(isObject)];
  return all.flatMap((one) => [one, ...objectsOf(one["value"])]).filter((one) => typeof one["id"] === "string");
}

/** The object id and client id of what the request made, as far as its answer is kept. */
export function answeredIds(instance: Instance): RawObject {
  const { values } = instance;
  const ids: Record<string, unknown> = {};
  if (typeof values["id"] === "string") ids["id"] = values["id"].slice(values["id"].lastIndexOf("/") + 1);
  const output = dynamic(values["output"]);
  for (const name of isObject(output) ? Object.keys(output) : []) {
    for (const path of [[name], [name, "appId"]]) {
      const value = exportedProperty(instance, path) === "appId" ? exportedValue(instance, path) : undefined;
      if (typeof value === "string") ids["appId"] = value;
    }
  }
  return ids;
}

/** `output.all.value[0].id` as a path. */
export function pathOf(steps: readonly Step[]): (string | number)[] {
  return steps.flatMap(({ name, keys }) => [name, ...keys]);
}
