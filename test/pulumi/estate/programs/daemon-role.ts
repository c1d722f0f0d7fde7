import * as azuread from "@pulumi/azuread";

const all = "5c2a7d90-18d4-4b8e-8e9a-6f1b3c4d5e01";
const api = new azuread.Application("daemon-role-api", {
  displayName: "Contoso ledger",
  appRoles: [
    { id: all, allowedMemberTypes: ["Application"], value: "Ledger.All", displayName: "All", description: "All of it", enabled: true },
  ],
});
const apiPrincipal = new azuread.ServicePrincipal("daemon-role-api", { clientId: api.clientId });
const worker = new azuread.Application("daemon-role-worker", {
  displayName: "Contoso ledger worker",
  requiredResourceAccesses: [{ resourceAppId: api.clientId, resourceAccesses: [{ id: all, type: "Role" }] }],
});
const principal = new azuread.ServicePrincipal("daemon-role-worker", { clientId: worker.clientId });
new azuread.ApplicationPassword("daemon-role-worker", { applicationId: worker.id });
new azuread.AppRoleAssignment("daemon-role-worker", {
  appRoleId: all,
  principalObjectId: principal.objectId,
  resourceObjectId: apiPrincipal.objectId,
});
