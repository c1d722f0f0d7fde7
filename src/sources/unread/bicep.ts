import { isObject } from "../fields/notes";

/** Resource types of Bicep's Microsoft Graph extension that are declarations: groups and users are not. */
const type = /^Microsoft\.Graph\/(?:applications|servicePrincipals|oauth2PermissionGrants|appRoleAssignedTo)\b/i;

/** How many Entra declarations a compiled Bicep template holds, those of its nested deployments included. */
export function inBicepTemplate(value: unknown): number {
  if (!isTemplate(value)) return 0;
  let count = 0;
  const open: unknown[] = [value];
  for (let template = open.pop(); template !== undefined; template = open.pop()) {
    for (const resource of resourcesOf(template)) {
      if (!isObject(resource) || typeof resource["type"] !== "string") continue;
      if (resource["existing"] === true) continue;
      if (type.test(resource["type"]) && resource["type"].includes("@")) count++;
      const { properties } = resource;
      if (isObject(properties) && isObject(properties["template"])) open.push(properties["template"]);
    }
  }
  return count;
}

function isTemplate(value: unknown): boolean {
  if (!isObject(value)) return false;
  return typeof value["languageVersion"] === "string" || /deploymentTemplate\.json/i.test(String(value["$schema"]));
}

/** A map by symbolic name since language version 2, a list before: a list's nested deployments may hold such maps. */
function resourcesOf(template: unknown): unknown[] {
  const resources = isObject(template) ? template["resources"] : undefined;
  if (Array.isArray(resources)) return resources;
  return isObject(resources) ? Object.values(resources) : [];
}
