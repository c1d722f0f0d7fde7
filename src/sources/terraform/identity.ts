import type { Instance } from "./instance";

const applications = new Set(["azuread_application", "azuread_application_registration", "azuread_application_from_template"]);

/**
 * The one name of what goes by several: `id` is the object id with a path before it, and azuread 1.x and 2.x call the
 * client id `application_id`.
 */
export function canonical(type: string, attribute: string): string {
  if (type.startsWith("msgraph_")) return attribute === "id" || attribute === "resource_url" ? "object_id" : attribute;
  if (!applications.has(type) && type !== "azuread_service_principal") return attribute;
  if (attribute === "id") return type === "azuread_application_from_template" ? "application_object_id" : "object_id";
  return attribute === "application_id" ? "client_id" : attribute;
}

const ids = /^(?:id|client_id|application_id|object_id|application_object_id|service_principal_object_id)$/;

/** Others are linked by it: a client id or an object id of the resource's own. */
export function isIdentified(type: string, attribute: string): boolean {
  return type === "azuread_service_principal" ? /^(?:id|object_id)$/.test(attribute) : applications.has(type) && ids.test(attribute);
}

/** The other names of an attribute, of which a configuration sets one. */
export function twinsOf(type: string, attribute: string): readonly string[] {
  return type === "azuread_service_principal" && /^(?:client|application)_id$/.test(attribute)
    ? ["client_id", "application_id"]
    : [attribute];
}

/** What an unknown attribute is called wherever its value is used. */
export function identityOf({ address, type }: Instance, attribute: string): string {
  return `${address}.${canonical(type, attribute)}`;
}

/** The maps from a permission's name to its id: references keep the name, which is all there is before the first apply. */
export const permissionMaps: Readonly<Record<string, "role" | "scope">> = {
  app_role_ids: "role",
  oauth2_permission_scope_ids: "scope",
};
