import { adapt, type AdaptOptions } from "../../../src/sources/azuread";
import type { PropertyPath, PulumiResource } from "../../../src/sources/azuread/resource";
import type { Application, Declaration, ServicePrincipal } from "../../../src/model/declarations";
import { unknown } from "../../../src/model/unknown";

export const computed = unknown("computed");

/** URN of a resource of the stack that the tests invent. */
export function urn(type: string, name: string): string {
  return `urn:pulumi:dev::shop::${token(type)}::${name}`;
}

function token(type: string): string {
  return type.includes(":") ? type : `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}

type Extra = Partial<Pick<PulumiResource, "id" | "external" | "parent" | "provider">>;

/** A resource whose place is its URN and the path of the property: `urn#/web/redirectUris/0`. */
export function resource(
  type: string,
  name: string,
  props: Record<string, unknown>,
  propertyDependencies: Record<string, string[]> = {},
  extra: Extra = {},
): PulumiResource {
  const own = urn(type, name);
  const locate = (path: PropertyPath) => ({ path: "stack.json", pointer: path.map((step) => `/${step}`).join(""), urn: own });
  return { urn: own, type: token(type), props, propertyDependencies, ...extra, place: { path: "stack.json", locate } };
}

export function declarations(resources: PulumiResource[], options: Partial<AdaptOptions> = {}): Declaration[] {
  return adapt(resources, { stack: "stack", ...options }).declarations;
}

export function application(all: readonly Declaration[], name = ""): Application {
  const found = all.find((d): d is Application => d.kind === "application" && (d.key ?? "").endsWith(name));
  if (!found) throw new Error(`no application ${name}`);
  return found;
}

export function servicePrincipal(all: readonly Declaration[], name = ""): ServicePrincipal {
  const found = all.find((d): d is ServicePrincipal => d.kind === "servicePrincipal" && (d.key ?? "").includes(name));
  if (!found) throw new Error(`no service principal ${name}`);
  return found;
}
