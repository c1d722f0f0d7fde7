import type { BodyKind } from "../bodies/bodies";
import { isObject, type RawObject } from "../fields/notes";

/** Resource types of Bicep's Microsoft Graph extension that are declarations: groups and users are not. */
const types: readonly (readonly [type: RegExp, kind: BodyKind])[] = [
  [/^Microsoft\.Graph\/applications@/i, "application"],
  [/^Microsoft\.Graph\/servicePrincipals@/i, "servicePrincipal"],
  [/^Microsoft\.Graph\/oauth2PermissionGrants@/i, "oauth2PermissionGrant"],
  [/^Microsoft\.Graph\/appRoleAssignedTo@/i, "appRoleAssignment"],
  [/^Microsoft\.Graph\/applications\/federatedIdentityCredentials@/i, "federatedIdentityCredential"],
];

export function kindOf(type: unknown): BodyKind | undefined {
  return typeof type === "string" ? types.find(([pattern]) => pattern.test(type))?.[1] : undefined;
}

/** A compiled template, with resources of any kind. */
export function isTemplate(value: unknown): value is RawObject {
  if (!isObject(value) || value["resources"] === undefined) return false;
  return typeof value["languageVersion"] === "string" || /deploymentTemplate\.json/i.test(String(value["$schema"]));
}

/** One entry of `resources`, with its symbolic name where the template has them. */
export interface Entry {
  readonly symbol: string;
  readonly resource: RawObject;
  /** Segments of its pointer below the template. */
  readonly at: readonly (string | number)[];
}

/** A map by symbolic name since language version 2, a list before. */
export function entriesOf(template: RawObject): Entry[] {
  const { resources } = template;
  if (Array.isArray(resources)) {
    return resources.flatMap((resource: unknown, n) =>
      isObject(resource) ? [{ symbol: `resources[${n}]`, resource, at: ["resources", n] }] : [],
    );
  }
  if (!isObject(resources)) return [];
  return Object.entries(resources).flatMap(([symbol, resource]) =>
    isObject(resource) ? [{ symbol, resource, at: ["resources", symbol] }] : [],
  );
}

/** The template of a nested deployment, which is what a module becomes. */
export function nestedTemplate({ type, properties }: RawObject): RawObject | undefined {
  if (typeof type !== "string" || !/^Microsoft\.Resources\/deployments(?:@|$)/i.test(type) || !isObject(properties)) return undefined;
  return isTemplate(properties["template"]) ? properties["template"] : undefined;
}

/** How many Entra declarations it holds, those of its nested deployments included. */
export function declarationsIn(template: RawObject): number {
  return entriesOf(template).reduce((count, { resource }) => {
    const nested = nestedTemplate(resource);
    if (nested) return count + declarationsIn(nested);
    return count + (kindOf(resource["type"]) !== undefined && resource["existing"] !== true ? 1 : 0);
  }, 0);
}
