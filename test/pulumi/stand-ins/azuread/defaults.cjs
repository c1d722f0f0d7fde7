// What azuread's Check fills in; it names them under `__defaults`, at every level of objects.
"use strict";

const secretSignature = "4dabf18193072939515e22adb298388d";
/** By type, by path of objects (lists left out). */
const defaults = {
  "azuread:index/application:Application": {
    "": { preventDuplicateNames: false, signInAudience: "AzureADMyOrg" },
    api: { requestedAccessTokenVersion: 1, mappedClaimsEnabled: false },
    "api.oauth2PermissionScopes": { enabled: true, type: "User" },
    appRoles: { enabled: true },
  },
  "azuread:index/applicationRegistration:ApplicationRegistration": {
    "": { signInAudience: "AzureADMyOrg", requestedAccessTokenVersion: 2 },
  },
  "azuread:index/applicationPermissionScope:ApplicationPermissionScope": { "": { type: "User" } },
  "azuread:index/applicationCertificate:ApplicationCertificate": { "": { encoding: "pem" } },
  "azuread:index/servicePrincipalCertificate:ServicePrincipalCertificate": { "": { encoding: "pem" } },
  "azuread:index/servicePrincipal:ServicePrincipal": { "": { accountEnabled: true } },
};

exports.withDefaults = function withDefaults(type, inputs) {
  return fill(inputs, defaults[type] ?? {}, "");
};

function fill(value, table, path) {
  if (Array.isArray(value)) return value.map((element) => fill(element, table, path));
  if (typeof value !== "object" || value === null || secretSignature in value) return value;
  const filled = { __defaults: [] };
  for (const [name, inner] of Object.entries(value)) {
    if (name !== "__defaults") filled[name] = fill(inner, table, path ? `${path}.${name}` : name);
  }
  for (const [name, otherwise] of Object.entries(table[path] ?? {})) {
    if (filled[name] !== undefined) continue;
    filled[name] = otherwise;
    filled.__defaults.push(name);
  }
  return filled;
}
