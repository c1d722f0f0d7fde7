/** Resource types of the azuread provider that declare applications, service principals and what is between them. */
const azuread = /^azuread_(?:application|service_principal|app_role_assignment)(?:_|$)/;

/** Names of data sources that look up what exists. */
const lookups = new Set(["azuread_application", "azuread_service_principal"]);

export function declares(type: string): boolean {
  return azuread.test(type) && !type.startsWith("azuread_application_published");
}

/** Types whose resources are applications. */
export function isApplicationType(type: string): boolean {
  return /^azuread_application(?:_registration|_from_template)?$/.test(type);
}

export function looksUp(type: string): boolean {
  return lookups.has(type);
}

/** `azuread:index/applicationPassword:ApplicationPassword` of `azuread_application_password`: the token of the azuread room. */
export function tokenOf(type: string): string {
  const pascal = type
    .slice("azuread_".length)
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return `azuread:index/${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}:${pascal}`;
}
