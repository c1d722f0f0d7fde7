// Outputs and ids of azuread's resources, derived from URNs; unknown while previewing.
"use strict";
const { createHash } = require("node:crypto");
const { exposedBy, graph, remember } = require("./tenant.cjs");

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secretSignature = "4dabf18193072939515e22adb298388d";
const secret = (value) => ({ [secretSignature]: "1b47061264138c4ac30d75fd1eb44270", value });
const bare = (id) => String(id).split("/").at(-1);
const byValue = (list) => Object.fromEntries((list ?? []).filter(({ value, id }) => value && id).map(({ value, id }) => [value, id]));

exports.guid = guid;
function guid(text) {
  const hash = createHash("sha256").update(text).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const home = guid("home tenant");
exports.home = home;
const credential = { startDate: "2026-01-01T00:00:00Z", endDate: "2028-01-01T00:00:00Z" };

function application(urn, inputs) {
  return {
    id: `/applications/${guid(urn)}`,
    objectId: guid(urn),
    clientId: guid(`${urn} client`),
    publisherDomain: "contoso.onmicrosoft.com",
    disabledByMicrosoft: "<nil>",
    appRoleIds: byValue(inputs.appRoles),
    oauth2PermissionScopeIds: byValue(inputs.api?.oauth2PermissionScopes),
  };
}

function servicePrincipal(urn, inputs) {
  const exposed = exposedBy(inputs.clientId);
  return {
    id: `/servicePrincipals/${guid(urn)}`,
    objectId: guid(urn),
    applicationTenantId: inputs.clientId === graph.clientId ? "f8cdef31-a31e-4b4a-93e4-5f571e91255a" : home,
    type: "Application",
    signInAudience: "AzureADMyOrg",
    servicePrincipalNames: [inputs.clientId],
    ...exposed,
    appRoleIds: byValue(exposed.appRoles),
    oauth2PermissionScopeIds: byValue(exposed.oauth2PermissionScopes),
  };
}

const password = (owner) => (urn, inputs) => ({
  id: `${bare(inputs[owner])}/password/${guid(urn)}`,
  keyId: guid(urn),
  value: secret(`hush-${guid(urn)}`),
  ...credential,
});
const certificate = (owner) => (urn, inputs) => ({
  id: `${bare(inputs[owner])}/certificate/${guid(urn)}`,
  keyId: guid(urn),
  ...credential,
});

/** By type: what the provider computes; a property that the program declares stays as declared. */
const computed = {
  "azuread:index/application:Application": application,
  "azuread:index/applicationRegistration:ApplicationRegistration": application,
  "azuread:index/applicationFromTemplate:ApplicationFromTemplate": (urn) => ({
    id: guid(urn),
    applicationObjectId: guid(urn),
    applicationId: `/applications/${guid(urn)}`,
    servicePrincipalObjectId: guid(`${urn} principal`),
    servicePrincipalId: `/servicePrincipals/${guid(`${urn} principal`)}`,
  }),
  "azuread:index/servicePrincipal:ServicePrincipal": servicePrincipal,
  "azuread:index/applicationPassword:ApplicationPassword": password("applicationId"),
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword": password("servicePrincipalId"),
  "azuread:index/applicationCertificate:ApplicationCertificate": certificate("applicationId"),
  "azuread:index/servicePrincipalCertificate:ServicePrincipalCertificate": certificate("servicePrincipalId"),
  "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate": (urn, inputs) => ({
    id: `${bare(inputs.servicePrincipalId)}/tokenSigningCertificate/${guid(urn)}`,
    keyId: guid(urn),
    thumbprint: guid(urn).replace(/-/g, "").toUpperCase(),
    value: secret(`hush-${guid(urn)}`),
    ...credential,
  }),
  "azuread:index/appRoleAssignment:AppRoleAssignment": (urn, inputs) => ({
    id: `/servicePrincipals/${inputs.resourceObjectId}/appRoleAssignedTo/${guid(urn)}`,
    principalType: "ServicePrincipal",
  }),
  "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant": (urn) => ({
    id: `/oauth2PermissionGrants/${guid(urn)}`,
  }),
};

const withoutDefaults = (value) =>
  Array.isArray(value)
    ? value.map(withoutDefaults)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => name !== "__defaults")
            .map(([name, inner]) => [name, withoutDefaults(inner)]),
        )
      : value;

/** The state of a resource with these inputs; while previewing, what only the provider computes is unknown. */
exports.complete = function complete(type, urn, inputs, preview) {
  const declared = withoutDefaults(inputs);
  const { id, ...outputs } = (computed[type] ?? (() => ({ id: guid(urn) })))(urn, declared);
  const state = { ...Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, preview ? unknown : value])), ...declared };
  if (!preview) remember(type, state);
  return { id, outputs: preview ? state : { ...state, id } };
};

/** An object that exists outside of the stack, by its id: what `.get()` finds. */
exports.existing = function existing(type, id) {
  if (type === "azuread:index/application:Application") {
    return {
      ...application(id, {}),
      id,
      objectId: bare(id),
      displayName: "Made by hand",
      requiredResourceAccesses: [],
      identifierUris: ["api://by-hand"],
    };
  }
  if (type === "azuread:index/servicePrincipal:ServicePrincipal") {
    return {
      ...servicePrincipal(id, { clientId: guid(`${id} client`) }),
      id,
      objectId: bare(id),
      clientId: guid(`${id} client`),
      accountEnabled: true,
    };
  }
  return { id };
};
